"""What is said of a request that cannot be read: why, where that helps whoever sent it."""

from django.core.exceptions import RequestDataTooBig, TooManyFieldsSent, TooManyFilesSent
from django.http import HttpRequest, HttpResponse
from django.http.multipartparser import MultiPartParserError
from django.template.loader import render_to_string

WHY: dict[type[Exception], tuple[int, str]] = {
    RequestDataTooBig: (413, "The form holds more than 2.5 MB of text. Send it as a file."),
    TooManyFieldsSent: (400, "Too many fields."),
    TooManyFilesSent: (400, "At most 20 files at a time."),
    MultiPartParserError: (400, "The upload was cut off. Nothing was saved."),
}


def unreadable(request: HttpRequest, exception: Exception) -> HttpResponse:
    """The page for it; what was typed is still in the form that the browser goes back to."""
    status, why = next((said for kind, said in WHY.items() if isinstance(exception, kind)), (400, ""))
    return HttpResponse(render_to_string("400.html", {"why": why}), status=status)
