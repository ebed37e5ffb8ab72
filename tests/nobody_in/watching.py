"""Watches a process and every Python process it starts, from before their first import: sockets, pickles, programs.

Installed as ``sitecustomize``. Audit hooks see what compiled code asks of the interpreter too, and cannot be taken out.
"""

import os
import sys

SEEN = os.environ["WATCHED_INTO"]
ALLOWED = (1,)  # AF_UNIX: asyncio's own pair, by which it wakes itself
REFUSED = ("socket.", "urllib.", "http.client.", "ftplib.", "smtplib.", "ssl.")


def watch(event: str, args: tuple[object, ...]) -> None:
    if event.startswith(REFUSED):
        if event == "socket.__new__" and args[1] in ALLOWED:
            return
        if event in ("socket.bind", "socket.connect") and getattr(args[0], "family", 0) in ALLOWED:
            return
        tell(f"{event} {args[1:]}")
        if event != "socket.gethostname":
            raise PermissionError(f"{event}: no network here")
    elif event == "pickle.find_class":
        tell(f"{event} {args}")
    elif event == "subprocess.Popen":
        tell(f"{event} {args[0]}")


def tell(what: str) -> None:
    handle = os.open(SEEN, os.O_WRONLY | os.O_CREAT | os.O_APPEND, 0o600)
    os.write(handle, (what.replace("\n", " ") + "\n").encode("utf-8", "backslashreplace"))
    os.close(handle)


sys.addaudithook(watch)
