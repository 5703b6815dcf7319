"""Runs one command for as long as its stdin stays open, then ends it and removes a folder: guard.py FOLDER COMMAND…

Whoever started it may be killed outright, and can then stop nothing; the pipe closes all the same. The command's pid is the one line on stdout,
what the command says goes to FOLDER/log.
"""

import os
import shutil
import signal
import subprocess
import sys
import threading

folder, *command = sys.argv[1:]
# Ctrl-C reaches the whole group; the end comes through the pipe, in order.
signal.signal(signal.SIGINT, signal.SIG_IGN)
signal.signal(signal.SIGTERM, signal.SIG_IGN)
signal.signal(signal.SIGHUP, signal.SIG_IGN)

with open(os.path.join(folder, "log"), "wb") as log:
    child = subprocess.Popen(
        command,
        stdin=subprocess.DEVNULL,
        stdout=log,
        stderr=log,
        start_new_session=True,
        preexec_fn=lambda: [signal.signal(each, signal.SIG_DFL) for each in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP)],
    )
print(child.pid, flush=True)


def end_with_pipe() -> None:
    while os.read(0, 4096):
        pass
    child.terminate()
    try:
        child.wait(5)
    except subprocess.TimeoutExpired:
        child.kill()


threading.Thread(target=end_with_pipe, daemon=True).start()
code = child.wait()
if code not in (0, -signal.SIGTERM, -signal.SIGKILL):
    # Died by itself: its last words are all there is to go by.
    with open(os.path.join(folder, "log"), "rb") as log:
        sys.stderr.buffer.write(log.read()[-2000:])
shutil.rmtree(folder, ignore_errors=True)
sys.exit(1 if code > 0 else 0)
