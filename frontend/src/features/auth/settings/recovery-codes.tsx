import { Alert, Button, Group, Stack, Text } from "@mantine/core";
import "@mantine/core/styles/Alert.css";
import { Download } from "lucide-react";
import { PlainText } from "@/components/code/code";
import { saveBlob } from "@/lib/download";

/** The recovery codes, at the only moment they are shown. */
export function RecoveryCodes({ codes, onKept }: { codes: string[]; onKept: () => void }) {
  const text = codes.join("\n");
  const save = () => saveBlob(new Blob([`${text}\n`], { type: "text/plain" }), "algorist-recovery-codes.txt");
  return (
    <Alert color="pine" title="Keep these recovery codes: they are shown this once">
      <Stack gap="sm">
        <Text size="sm">
          Each lets you in once, in the place of a code, when you do not have your authenticator. Keep them where you
          find them without it.
        </Text>
        <PlainText text={text} copy="Copy the recovery codes" title="Recovery codes" />
        <Group>
          <Button variant="default" leftSection={<Download size={16} />} onClick={save}>
            Download them
          </Button>
          <Button onClick={onKept}>I have kept them</Button>
        </Group>
      </Stack>
    </Alert>
  );
}
