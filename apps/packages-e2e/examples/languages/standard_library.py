"""Python 3 with its standard library only. The CA comes by SSL_CERT_FILE, which ssl.create_default_context() reads.

The Azure SDK for Python signs in the same way; requests, which it uses, reads REQUESTS_CA_BUNDLE.
"""

import base64
import hashlib
import hmac
import json
import os
import ssl
import urllib.request
from email.utils import formatdate
from urllib.parse import urlsplit

settings = dict(part.split("=", 1) for part in os.environ["ACS_CONNECTION_STRING"].split(";"))
endpoint = settings["endpoint"].rstrip("/")
key = base64.b64decode(settings["accesskey"])


def call(method, path, body):
    """Sends a request signed as https://learn.microsoft.com/rest/api/communication/authentication describes."""
    content = json.dumps(body).encode()
    date = formatdate(usegmt=True)
    digest = base64.b64encode(hashlib.sha256(content).digest()).decode()
    host = urlsplit(endpoint).netloc
    text = f"{method}\n{path}\n{date};{host};{digest}"
    signature = base64.b64encode(hmac.new(key, text.encode(), hashlib.sha256).digest()).decode()
    request = urllib.request.Request(endpoint + path, content, method=method)
    request.add_header("content-type", "application/json")
    request.add_header("x-ms-date", date)
    request.add_header("x-ms-content-sha256", digest)
    request.add_header(
        "authorization",
        f"HMAC-SHA256 SignedHeaders=x-ms-date;host;x-ms-content-sha256&Signature={signature}",
    )
    with urllib.request.urlopen(request, context=ssl.create_default_context()) as response:
        return json.load(response)


created = call("POST", "/identities?api-version=2023-10-01", {"createTokenWithScopes": ["chat"]})
recipient = {"to": "+447700900123"}
sent = call(
    "POST",
    "/sms?api-version=2021-03-07",
    {"from": "CONTOSO", "smsRecipients": [recipient], "message": "Hello from Python"},
)
print(
    json.dumps(
        {
            "user": created["identity"]["id"],
            "tokenParts": len(created["accessToken"]["token"].split(".")),
            "sent": sent["value"][0]["successful"],
        }
    )
)
