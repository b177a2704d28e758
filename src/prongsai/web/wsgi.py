"""The application, as a server of WSGI loads it."""

from __future__ import annotations

import os

from django.core.wsgi import get_wsgi_application

from prongsai.web.parents import end_with_parent

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "prongsai.web.settings")
application = get_wsgi_application()
end_with_parent()
