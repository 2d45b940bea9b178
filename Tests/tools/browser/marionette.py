"""A client of Marionette, the protocol by which Firefox itself is driven: JSON behind its length, over TCP.

Only what check-firefox needs; the commands are those of W3C WebDriver (Firefox source documentation, testing/marionette).
"""
import json
import socket
import time

ELEMENT = "element-6066-11e4-a52e-4f735466cecf"


class Fault(Exception):
    """What did not come to pass."""


class Firefox:
    """One window, one thread."""

    def __init__(self, port, within=90):
        self.last, self.rest = 0, b""
        end = time.monotonic() + within
        while True:
            try:
                self.socket = socket.create_connection(("127.0.0.1", port), timeout=120)
                break
            except OSError:
                if time.monotonic() > end:
                    raise Fault("Firefox does not listen") from None
                time.sleep(0.2)
        self._read()
        self.send("WebDriver:NewSession", {"pageLoadStrategy": "normal"})

    def _read(self):
        while b":" not in self.rest:
            self.rest += self._more()
        length, _, rest = self.rest.partition(b":")
        while len(rest) < int(length):
            rest += self._more()
        self.rest = rest[int(length):]
        return json.loads(rest[: int(length)])

    def _more(self):
        data = self.socket.recv(65536)
        if not data:
            raise Fault("Firefox is gone")
        return data

    def send(self, name, parameters=None):
        """Does a command and gives its result."""
        self.last += 1
        message = json.dumps([0, self.last, name, parameters or {}]).encode()
        self.socket.sendall(str(len(message)).encode() + b":" + message)
        _, number, error, result = self._read()
        if number != self.last:
            raise Fault("an answer to another question")
        if error:
            raise Fault(f"{name}: {error['error']}: {error['message']}")
        return result.get("value", result) if isinstance(result, dict) else result

    def open(self, address):
        self.send("WebDriver:Navigate", {"url": address})

    def run(self, script, *arguments):
        """Runs the body of a function in the page."""
        return self.send("WebDriver:ExecuteScript", {"script": script, "args": list(arguments)})

    def text(self):
        return self.run("return document.querySelector('main')?.innerText ?? document.body.innerText")

    def wait(self, what, condition, within=60):
        """Waits until something holds, and gives it."""
        end = time.monotonic() + within
        while not (found := condition()):
            if time.monotonic() > end:
                raise Fault(f"in vain: {what} on {self.send('WebDriver:GetCurrentURL')}\n{self.text()[:1500]}")
            time.sleep(0.05)
        return found

    def find(self, selector):
        """The first element in view that a selector finds, as soon as there is one."""
        script = "return [...document.querySelectorAll(arguments[0])].find(e => e.checkVisibility()) ?? null"
        return self.wait(selector, lambda: self.run(script, selector))[ELEMENT]

    def click(self, selector):
        self.send("WebDriver:ElementClick", {"id": self.find(selector)})

    def type(self, selector, text):
        self.send("WebDriver:ElementSendKeys", {"id": self.find(selector), "text": text})

    def read(self, words):
        """Waits until the page says this."""
        self.wait(f"« {words} »", lambda: words in " ".join(self.run("return document.body.innerText").split()))
