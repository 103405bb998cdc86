import { ActionIcon, Button, Tooltip } from "@mantine/core";
import "@mantine/core/styles/Tooltip.css";
import { Check, Copy } from "lucide-react";
import { useEffect, useState } from "react";

function useCopied(text: string): [boolean, () => void] {
  const [copied, setCopied] = useState(false);
  useEffect(() => {
    if (!copied) return;
    const timer = setTimeout(() => setCopied(false), 1500);
    return () => clearTimeout(timer);
  }, [copied]);
  return [copied, () => void copyText(text).then(setCopied)];
}

/** Copies; where the clipboard is refused (a plain-HTTP address), by the older way. True when it worked. */
export async function copyText(text: string): Promise<boolean> {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    const area = document.createElement("textarea");
    area.value = text;
    document.body.append(area);
    area.select();
    const worked = document.execCommand("copy");
    area.remove();
    return worked;
  }
}

type CopyProps = { text: string; label: string; withText?: boolean };

/** Copies a text and says that it did. */
export function CopyButton({ text, label, withText = false }: CopyProps) {
  const [copied, copy] = useCopied(text);
  const icon = copied ? <Check size={16} aria-hidden /> : <Copy size={16} aria-hidden />;
  if (withText) {
    return (
      <Button variant="default" size="compact-sm" leftSection={icon} onClick={copy}>
        {copied ? "Copied" : label}
      </Button>
    );
  }
  return (
    <Tooltip label={copied ? "Copied" : label}>
      <ActionIcon variant="subtle" color="gray" aria-label={copied ? "Copied" : label} onClick={copy}>
        {icon}
      </ActionIcon>
    </Tooltip>
  );
}
