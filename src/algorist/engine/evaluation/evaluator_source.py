"""The Python text that stands around an evaluator's source in its sandbox child.

It is text, not code: it runs under the sandbox's interpreter, beside a source that is not ours.
"""

# One line before the source, so that the lines of its faults are off by one, which `EvaluatorFault` sets right.
BEFORE = "class Invalid(Exception): pass\n"
AFTER = '''

class _Candidate:
    """Stands for the program in `play`: each use is carried to the judge."""

    def __init__(self, ask):
        self._ask = ask

    def __call__(self, *args):
        return self._ask("", *args)

    def __getattr__(self, name):
        return lambda *args: self._ask(name, *args)


class _Judge:
    """What the judge asks of this process."""

    def __init__(self):
        self.instances = []
        self.oracle = None
        self.names = []

    def open(self, split, seed):
        made = instances(split, seed)
        groups = made if isinstance(made, dict) else {"": made}
        self.instances = [instance for group in groups.values() for instance in group]
        self.names = [str(name) for name, group in groups.items() for _ in group]
        return self.names

    def describe(self, i):
        return repr(self.instances[i])[:400]

    def arguments(self, i, names, callables):
        instance = self.instances[i]
        self.oracle = oracle(instance) if "oracle" in globals() else None
        if "arguments" in globals():
            return list(globals()["arguments"](instance))
        if isinstance(instance, dict) and all(name in instance for name in names):
            return [instance[name] for name in names]
        return [instance]

    def ask(self, args):
        return self.told(lambda: self.oracle(*args))

    def score(self, i, answer):
        extra = [self.oracle] if self.oracle is not None else []
        return self.told(lambda: score(self.instances[i], answer, *extra))

    def play(self, i, ask):
        def whole():
            answer = play(self.instances[i], _Candidate(ask))
            return [repr(answer)[:400], score(self.instances[i], answer)]
        return self.told(whole)

    def told(self, work):
        try:
            return ["value", work()]
        except Invalid as why:
            return ["invalid", str(why)[:500]]


_judge = _Judge()


def _algorist(what, *args):
    return getattr(_judge, what)(*args)
'''
