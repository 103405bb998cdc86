"""What a person or a probe is told about confinement here."""

from typing import Any

from algorist.engine.sandbox.contracts import SandboxOptions, SandboxUnavailable
from algorist.engine.sandbox.probe import kernel_features
from algorist.engine.sandbox.sandbox import Sandbox


def sandbox_report(options: SandboxOptions | None = None) -> dict[str, Any]:
    """Start a sandbox, see which tier holds, and say so: `tier` (None: unavailable), `sandboxed`, `reasons`, `kernel`.

    `reasons` says why each stronger tier does not hold here; `features` is what the zygote said of its walls.
    """
    report: dict[str, Any] = {"tier": None, "sandboxed": False, "reasons": [], "features": {}}
    report["kernel"] = kernel_features()
    try:
        with Sandbox(options) as sandbox:
            report |= {"tier": sandbox.tier, "sandboxed": sandbox.tier != "none"}
            report |= {"reasons": list(sandbox.reasons), "features": sandbox.features}
    except SandboxUnavailable as refusal:
        report["reasons"] = [str(refusal)]
    return report
