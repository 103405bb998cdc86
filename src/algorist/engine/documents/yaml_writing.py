"""A problem's document as YAML that people like to read."""

from typing import Any

import yaml

from algorist.engine.documents.reading import SPLIT_FIELDS


class _Dumper(yaml.SafeDumper):
    """Texts of several lines as blocks, rows of cases on one line each, no anchors."""

    def ignore_aliases(self, data: Any) -> bool:  # noqa: ARG002 - PyYAML's own hook
        """Write every value out."""
        return True


def _text_node(dumper: yaml.SafeDumper, text: str) -> yaml.ScalarNode:
    style = "|" if "\n" in text else None
    return dumper.represent_scalar("tag:yaml.org,2002:str", text, style=style)


_Dumper.add_representer(str, _text_node)


def yaml_text(document: dict[str, Any]) -> str:
    """A problem's document as YAML."""
    parts: list[str] = []
    for key, value in document.items():
        if key in SPLIT_FIELDS or key in {"tags", "generated"}:
            rows = (yaml.dump(row, Dumper=_Dumper, default_flow_style=True, width=1 << 30) for row in value)
            parts.append(f"{key}:\n" + "".join(f"  - {row.removesuffix('...' + chr(10))}" for row in rows))
        else:
            parts.append(
                yaml.dump({key: value}, Dumper=_Dumper, sort_keys=False, default_flow_style=False, width=1 << 30)
            )
    return "".join(parts)
