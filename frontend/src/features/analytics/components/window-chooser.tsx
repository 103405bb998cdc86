import { Button, Group, NativeSelect, TextInput } from "@mantine/core";
import {
  BUCKETS,
  type Bucket,
  type FigureWindow,
  lastDays,
  PRESETS,
  type WindowSearch,
} from "@/features/analytics/figure-window";

type ChooserProps = { asked: FigureWindow; onChoose: (change: WindowSearch) => void };

/** From when to when, and how finely. It is all in the address. */
export function WindowChooser({ asked, onChoose }: ChooserProps) {
  return (
    <Group component="fieldset" gap="sm" align="end" m={0} p={0} style={{ border: 0 }} aria-label="Window">
      <TextInput
        type="date"
        label="From"
        data-filter
        value={asked.from}
        max={asked.to}
        onChange={(event) => event.currentTarget.value && onChoose({ from: event.currentTarget.value })}
      />
      <TextInput
        type="date"
        label="To"
        value={asked.to}
        min={asked.from}
        onChange={(event) => event.currentTarget.value && onChoose({ to: event.currentTarget.value })}
      />
      <NativeSelect
        label="In parts of"
        value={asked.bucket}
        onChange={(event) => onChoose({ bucket: event.currentTarget.value as Bucket })}
        data={BUCKETS.map((bucket) => ({ value: bucket, label: `a ${bucket}` }))}
      />
      <Group gap={6}>
        {PRESETS.map(([words, days]) => (
          <Button
            key={words}
            variant="default"
            aria-pressed={isChosen(asked, days)}
            onClick={() => onChoose({ ...lastDays(days), bucket: undefined })}
          >
            {words}
          </Button>
        ))}
      </Group>
    </Group>
  );
}

function isChosen(asked: FigureWindow, days: number): boolean {
  const { from, to } = lastDays(days);
  return asked.from === from && asked.to === to;
}
