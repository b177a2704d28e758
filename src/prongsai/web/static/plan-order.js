// The order of the measures by drag; the buttons do the same without this file.
"use strict";
if (!document.documentElement.dataset.ordering) {
  document.documentElement.dataset.ordering = "yes"; // htmx runs this file again with each answer
  let dragged = null;
  const rowOf = (target) => target.closest("table[data-orderable] tr[data-handle]");

  document.addEventListener("dragstart", (event) => {
    dragged = event.target.closest ? rowOf(event.target) : null;
    if (dragged) {
      event.dataTransfer.effectAllowed = "move";
      event.dataTransfer.setData("text/plain", dragged.dataset.handle);
    }
  });
  document.addEventListener("dragover", (event) => {
    const over = dragged && rowOf(event.target);
    if (!over) {
      return;
    }
    event.preventDefault();
    const box = over.getBoundingClientRect();
    over.parentNode.insertBefore(
      dragged, event.clientY > box.top + box.height / 2 ? over.nextSibling : over
    );
  });
  document.addEventListener("drop", (event) => {
    if (!dragged) {
      return;
    }
    event.preventDefault();
    const form = dragged.closest("form");
    const order = document.createElement("input");
    order.type = "hidden";
    order.name = "order";
    const rows = form.querySelectorAll("tr[data-handle]");
    order.value = Array.from(rows, (row) => row.dataset.handle).join(" ");
    form.append(order);
    form.submit();
  });

  const makeDraggable = () => {
    for (const row of document.querySelectorAll("table[data-orderable] tr[data-handle]")) {
      row.draggable = true;
    }
  };
  makeDraggable();
  document.addEventListener("htmx:afterSettle", makeDraggable);
}
