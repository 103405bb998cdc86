import { Button, Group, TextInput } from "@mantine/core";
import { Save, Undo2 } from "lucide-react";
import { useState } from "react";
import type { AlgorithmView, VersionView } from "@/api/types.gen";
import { CodeEditor, CodeView, PlainText } from "@/components/code/code";
import { CopyButton } from "@/components/copy-button";
import { FormFailure } from "@/components/form-failure";
import { Panel } from "@/components/panel";
import { Quiet } from "@/components/states";
import { useChangeAlgorithm } from "@/features/algorithms/api/commands";
import classes from "@/features/algorithms/components/algorithm.module.css";

type CodeProps = { algorithm: AlgorithmView; version: VersionView; onSaved: () => void };

/** The program. One's own can be changed; a change is a new version, unverified until it has been judged. */
export function CodePanel({ algorithm, version, onSaved }: CodeProps) {
  const [source, setSource] = useState(version.source);
  const [note, setNote] = useState("");
  const change = useChangeAlgorithm(algorithm.id);
  const changed = source !== version.source;
  const label = `Program of ${algorithm.name}, version ${version.number}`;
  const save = () => change.mutate({ source, note }, { onSuccess: onSaved });
  return (
    <div className={classes.rows}>
      <PlainText text={algorithm.signature} title="It must define" />
      <Panel
        title={`Version ${version.number}`}
        note={version.note || undefined}
        actions={<CopyButton text={source} label="Copy the program" />}
      >
        {algorithm.is_mine ? (
          <CodeEditor source={source} label={label} height="40rem" onChange={setSource} />
        ) : (
          <CodeView source={version.source} label={label} height="40rem" />
        )}
        {changed && (
          <Group mt="sm" gap="sm">
            <TextInput
              placeholder="What is changed, in a few words"
              aria-label="What is changed"
              value={note}
              onChange={(event) => setNote(event.currentTarget.value)}
              style={{ flex: "1 1 14rem" }}
            />
            <Button variant="default" leftSection={<Undo2 size={16} />} onClick={() => setSource(version.source)}>
              Undo all
            </Button>
            <Button leftSection={<Save size={16} />} loading={change.isPending} onClick={save}>
              Keep as a new version
            </Button>
          </Group>
        )}
        <FormFailure error={change.error} />
        {!algorithm.is_mine && <Quiet>It belongs to someone else: fork it to change it.</Quiet>}
      </Panel>
    </div>
  );
}
