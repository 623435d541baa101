# SPDX-License-Identifier: GPL-3.0-or-later
"""A device for Obscura in Python: derive from Device, describe it, program it, answer queries, and serve() it.

    class Mirror(obscura_device.Device):
        inputs, outputs, parameters = 4, 4, 16

        def program(self, omega):
            self.weights = omega.reshape(4, 4)

        def query(self, x):
            return x @ self.weights.T

    Mirror().serve("tcp://127.0.0.1:5577")

README.md, beside this file, describes the protocol. Needs numpy and pyzmq.
"""
import json
import signal
import sys
import time

import numpy
import zmq

PROTOCOL = "obscura-device/1"


class Retry(Exception):
    """Raise it where the same request may succeed when it is sent again."""


class Refusal(Exception):
    """A request that can't be obeyed, and why."""

    def __init__(self, message, **fields):
        super().__init__(message)
        self.fields = fields


class Device:
    """A piece of hardware y = f(omega, x). Set what is known of it; README.md has all names."""

    name = ""
    inputs = 1
    outputs = 1
    linear = False
    parameters = 1  # how many
    layout = {}  # what else the description's "parameters" say: minimum, maximum, periodic, unit …
    description = {}  # further fields of the description: noise, costs, input_limit …
    heartbeat = 10.0  # s: an owner that is silent for so long has gone

    def program(self, omega):
        """Sets the parameters omega [d] and waits until they have settled. May return the values [d] really set."""
        raise NotImplementedError

    def query(self, x):
        """The answers y [B, m] to the inputs x [B, n]."""
        raise NotImplementedError

    def safe(self):
        """Goes to the safe setting: by default where it begins."""
        self.program(self.initial())

    def status(self):
        """What there is to say of it now: name -> (value, unit), and a list of warnings."""
        return {}, []

    def initial(self):
        """Where it begins: [d], by default the middle of the range, or 0."""
        if "initial" in self.layout:
            return numpy.asarray(self.layout["initial"], numpy.float32)
        low, high = self.layout.get("minimum"), self.layout.get("maximum")
        middle = (low + high) / 2 if low is not None and high is not None else 0.0
        return numpy.full(self.parameters, middle, numpy.float32)

    def describe(self):
        return {"name": self.name or type(self).__name__, "inputs": self.inputs, "outputs": self.outputs,
                "linear": self.linear, "parameters": {"count": self.parameters, **self.layout}, "sweeps": True,
                **self.description}

    def serve(self, address="tcp://127.0.0.1:*"):
        """Answers until it is interrupted, and leaves the device in its safe setting."""
        context = zmq.Context()
        socket = context.socket(zmq.REP)
        socket.linger = 0
        socket.bind(address)
        print(PROTOCOL, socket.getsockopt_string(zmq.LAST_ENDPOINT), flush=True)
        service = Service(self)
        for name in ("SIGTERM", "SIGHUP"):
            if hasattr(signal, name):
                signal.signal(getattr(signal, name), signal.default_int_handler)
        self.safe()
        try:
            while True:
                if socket.poll(100):
                    socket.send_multipart(service.answer(socket.recv_multipart()))
                else:
                    service.note()
        except KeyboardInterrupt:
            print("ended", file=sys.stderr)
        finally:
            self.safe()
            context.destroy(linger=0)


class Service:
    """The protocol without a wire: the frames of an answer for those of a request."""

    def __init__(self, device):
        self.device = device
        self.owner = None
        self.heard = 0.0
        self.is_programmed = False

    def answer(self, frames):
        header, arrays, number = {}, [], None
        start = time.monotonic()
        try:
            request, numbers = self.read(frames)
            number = request.get("id")
            header, arrays = self.obey(request, numbers)
            header = {"seconds": time.monotonic() - start, **header}
            json.dumps(header, default=plain, allow_nan=False)
        except Refusal as refusal:
            header, arrays = {"error": {"message": str(refusal), "retry": False, **refusal.fields}}, []
        except Retry as problem:
            header, arrays = {"error": {"message": str(problem), "retry": True}}, []
        except Exception as problem:  # whatever a driver throws is told to whoever asked
            header, arrays = {"error": {"message": f"{type(problem).__name__}: {problem}", "retry": False}}, []
        # Who has to wait for an answer is not silent.
        self.heard += time.monotonic() - start
        header = {"protocol": PROTOCOL, "id": number, **header}
        return [json.dumps(header, default=plain).encode()] + [numpy.ascontiguousarray(each, "<f4").tobytes() for each in arrays]

    def note(self):
        """Gives up an owner that has been silent for too long."""
        if self.owner is not None and time.monotonic() - self.heard > self.device.heartbeat:
            self.give_up()

    def give_up(self):
        self.owner, self.is_programmed = None, False
        self.device.safe()

    @staticmethod
    def read(frames):
        try:
            header = json.loads(frames[0])
        except ValueError as error:
            raise Refusal(f"header: {error}, expected JSON") from error
        if not isinstance(header, dict) or header.get("protocol") != PROTOCOL:
            raise Refusal(f"protocol: expected {PROTOCOL}")
        if any(len(frame) % 4 for frame in frames[1:]):
            raise Refusal("found a frame whose length is no multiple of 4, expected floats")
        return header, [numpy.frombuffer(frame, "<f4") for frame in frames[1:]]

    def obey(self, request, numbers):
        device, what, owner = self.device, request.get("do"), request.get("owner")
        if what == "describe":
            return {"device": device.describe()}, []
        if what == "status":
            values, warnings = device.status()
            return {"values": {name: {"value": value, "unit": unit} for name, (value, unit) in values.items()},
                    "warnings": list(warnings)}, []
        self.note()
        if what == "claim":
            if self.owner not in (None, owner):
                raise Retry("the device belongs to another program")
            self.owner, self.heard = owner, time.monotonic()
            return {"heartbeat": device.heartbeat}, []
        if owner is None or owner != self.owner:
            raise Refusal("the device does not belong to you: claim it", owner=False)
        self.heard = time.monotonic()
        if what == "program":
            return self.program(array(numbers, 0, (device.parameters,), "parameters"))
        if what == "query":
            if not self.is_programmed:
                raise Refusal("the device is in its safe setting: program it first", owner=False)
            return {}, [self.query(array(numbers, 0, (size(request, "rows"), device.inputs), "inputs"))]
        if what == "sweep":
            omegas = array(numbers, 0, (size(request, "settings"), device.parameters), "parameters")
            x = array(numbers, 1, (size(request, "rows"), device.inputs), "inputs")
            answers = []
            for omega in omegas:
                self.program(omega)
                answers.append(self.query(x))
            return {}, [numpy.concatenate(answers)]
        if what == "safe":
            self.is_programmed = False
            device.safe()
        elif what == "release":
            self.give_up()
        elif what != "alive":
            raise Refusal(f"do: found {what!r}, expected describe, claim, alive, release, program, query, sweep, safe "
                          "or status")
        return {}, []

    def program(self, omega):
        """Into the range, whatever was sent."""
        layout = self.device.layout
        low, high = layout.get("minimum"), layout.get("maximum")
        if layout.get("periodic"):
            omega = low + numpy.mod(omega - low, high - low)
        elif low is not None or high is not None:
            omega = numpy.clip(omega, low, high)
        written = self.device.program(numpy.asarray(omega, numpy.float32))
        self.is_programmed = True
        return {"written": written is not None}, [] if written is None else [written]

    def query(self, x):
        y = numpy.asarray(self.device.query(x), numpy.float32)
        expected = (len(x), self.device.outputs)
        if y.shape != expected:
            raise Refusal(f"the device answered {y.shape}, expected {expected}")
        return y


def plain(value):
    """Numbers and arrays of numpy as JSON has them."""
    return value.tolist()


def size(request, field):
    number = request.get(field)
    if not isinstance(number, int) or number < 1:
        raise Refusal(f"{field}: found {number!r}, expected a whole number from 1")
    return number


def array(numbers, index, shape, what):
    expected = int(numpy.prod(shape))
    if index >= len(numbers) or numbers[index].size != expected:
        found = numbers[index].size if index < len(numbers) else "nothing"
        raise Refusal(f"{what}: found {found}, expected {expected} numbers")
    if not numpy.isfinite(numbers[index]).all():
        raise Refusal(f"{what}: found numbers that are not finite")
    return numbers[index].reshape(shape)
