"""One office in a browser: the screens, permissions, storage and jobs over the other rooms."""
