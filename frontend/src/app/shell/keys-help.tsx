import { Group, Kbd, Modal, Stack, Text } from "@mantine/core";
import "@mantine/core/styles/Kbd.css";
import "@mantine/core/styles/Modal.css";
import { useSyncExternalStore } from "react";
import { pageKeys } from "@/lib/page-keys";

const SHOWN: Record<string, string> = {
  mod: "Ctrl",
  " ": "Space",
  ArrowLeft: "←",
  ArrowRight: "→",
  ArrowUp: "↑",
  ArrowDown: "↓",
};

/** The keys that work on the page one is on. */
export default function KeysHelp({ opened, onClose }: { opened: boolean; onClose: () => void }) {
  const keys = useSyncExternalStore(pageKeys.subscribe, pageKeys.read);
  return (
    <Modal opened={opened} onClose={onClose} title="Keys of this page" closeButtonProps={{ "aria-label": "Close" }}>
      <Stack gap="xs">
        {keys.map((key) => (
          <Group key={`${key.press} ${key.words}`} justify="space-between" wrap="nowrap">
            <Text size="sm">{key.words}</Text>
            <Group gap={4} wrap="nowrap">
              {key.press.split(/[ +]/).map((part) => (
                <Kbd key={part}>{SHOWN[part] ?? part}</Kbd>
              ))}
            </Group>
          </Group>
        ))}
      </Stack>
    </Modal>
  );
}
