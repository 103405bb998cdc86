import { Text } from "@mantine/core";
import type { ReactNode } from "react";

/** A field that has no label of its own, with what is wrong with it. */
export function Labelled({ name, fault, children }: { name: string; fault: string | null; children: ReactNode }) {
  return (
    <div>
      <Text size="sm" mb={6} c="dimmed">
        {name}
      </Text>
      {children}
      {fault && (
        <Text size="xs" c="var(--bad)" mt={4} role="alert">
          {fault}
        </Text>
      )}
    </div>
  );
}
