import { Button, Group, NumberInput, Stack, Switch, Text } from "@mantine/core";
import "@mantine/core/styles/NumberInput.css";
import "@mantine/core/styles/Switch.css";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { changeSetting } from "@/api/sdk.gen";
import type { RuntimeSettingRow } from "@/api/types.gen";
import { Mark } from "@/components/marks";
import { Panel } from "@/components/panel";
import { FailedState, Loaded, RowsSkeleton } from "@/components/states";
import { TimeAgo } from "@/components/time-ago";
import { runtimeSettingsQuery } from "@/features/admin/api/queries";
import { formatWords } from "@/lib/format";

/** Settings that may change while the service runs. */
export function RuntimeSettings() {
  const settings = useQuery(runtimeSettingsQuery);
  return (
    <Loaded of={settings} skeleton={<RowsSkeleton rows={8} height={72} />}>
      {(rows) => (
        <Stack>
          {rows.map((row) => (
            <SettingPanel key={`${row.name} ${row.value}`} row={row} />
          ))}
        </Stack>
      )}
    </Loaded>
  );
}

function SettingPanel({ row }: { row: RuntimeSettingRow }) {
  const queries = useQueryClient();
  const [value, setValue] = useState(row.value);
  const change = useMutation({
    mutationFn: (to: RuntimeSettingRow["value"] | null) =>
      changeSetting({ path: { name: row.name }, body: { value: to } }),
    onSuccess: () => void queries.invalidateQueries({ queryKey: ["admin"] }),
  });
  const name = formatWords(row.name);
  return (
    <Panel
      title={name.slice(0, 1).toUpperCase() + name.slice(1)}
      note={row.description}
      actions={row.changed && <Mark tone="calm">changed here</Mark>}
    >
      <Group>
        {typeof value === "boolean" ? (
          <Switch aria-label={name} checked={value} onChange={(event) => setValue(event.currentTarget.checked)} />
        ) : (
          <NumberInput aria-label={name} min={0} value={value} onChange={(to) => setValue(Number(to))} w={160} />
        )}
        <Button
          variant="default"
          disabled={value === row.value}
          loading={change.isPending}
          onClick={() => change.mutate(value)}
        >
          Keep
        </Button>
        {row.changed && (
          <Button variant="subtle" color="gray" onClick={() => change.mutate(null)}>
            Back to {String(row.default)}
          </Button>
        )}
        {row.updated_at && (
          <Text size="xs" c="dimmed">
            <TimeAgo at={row.updated_at} />
          </Text>
        )}
      </Group>
      {change.error && <FailedState error={change.error} />}
    </Panel>
  );
}
