import { Stack, Text } from "@mantine/core";
import { Facts, Pairs } from "@/components/facts";
import { Markdown } from "@/components/markdown/markdown";
import { Panel } from "@/components/panel";
import { Table } from "@/components/table";
import { WideTable } from "@/components/wide-table";
import type { Findings } from "@/features/algorithms/readings";
import { formatCount, formatWords } from "@/lib/format";

/** What reading the program finds, without running it. */
export function FindingsView({ findings }: { findings: Findings }) {
  if (findings.problem) return <Text>{findings.problem}</Text>;
  const list = (items: string[] | undefined) => (items?.length ? items.join(", ") : "none");
  return (
    <Stack>
      <Facts
        facts={[
          { name: "Lines", value: formatCount(findings.lines), note: `${formatCount(findings.code_lines)} with code` },
          { name: "Highest complexity", value: formatCount(findings.complexity), note: "branches of one function" },
          { name: "Deepest loop", value: formatCount(findings.deepest_loop) },
          { name: "Calls itself", value: list(findings.recursive) },
        ]}
      />
      <Pairs
        pairs={[
          ["Imports", list(findings.imports)],
          ["From outside the standard library", list(findings.foreign_imports)],
          ["Seems unused", list(findings.unused?.map((one) => `${one.name} (${one.kind}, line ${one.line})`))],
        ]}
      />
      {findings.functions?.length ? (
        <WideTable minWidth={300}>
          <Table aria-label="Functions">
            <Table.Thead>
              <Table.Tr>
                <Table.Th>Function</Table.Th>
                <Table.Th ta="right">Line</Table.Th>
                <Table.Th ta="right" roomy>
                  Lines
                </Table.Th>
                <Table.Th ta="right">Complexity</Table.Th>
              </Table.Tr>
            </Table.Thead>
            <Table.Tbody>
              {findings.functions.map((one) => (
                <Table.Tr key={`${one.name} ${one.line}`}>
                  <Table.Td ff="monospace">{one.name}</Table.Td>
                  <Table.Td ta="right">{one.line}</Table.Td>
                  <Table.Td ta="right" roomy>
                    {one.lines}
                  </Table.Td>
                  <Table.Td ta="right">{one.complexity}</Table.Td>
                </Table.Tr>
              ))}
            </Table.Tbody>
          </Table>
        </WideTable>
      ) : null}
    </Stack>
  );
}

/** A model's opinion or a comparison: whatever it holds, in words. What a model thinks is never a measurement. */
export function OpinionView({ result, title, note }: { result: Record<string, unknown>; title: string; note: string }) {
  const shown = Object.entries(result).filter(
    ([, value]) => value !== null && value !== "" && !(Array.isArray(value) && !value.length),
  );
  return (
    <Panel title={title} note={note}>
      <Stack gap="sm">
        {shown.map(([name, value]) => (
          <div key={name}>
            <Text size="xs" c="dimmed">
              {formatWords(name)}
            </Text>
            <Said value={value} />
          </div>
        ))}
      </Stack>
    </Panel>
  );
}

function Said({ value }: { value: unknown }) {
  if (typeof value === "string") return <Markdown text={value} />;
  if (Array.isArray(value)) {
    return (
      <ul style={{ margin: 0, paddingLeft: "1.1rem" }}>
        {value.map((one) => (
          <li key={typeof one === "string" ? one : JSON.stringify(one)}>
            {typeof one === "string" ? one : JSON.stringify(one)}
          </li>
        ))}
      </ul>
    );
  }
  return <Text size="sm">{typeof value === "object" ? JSON.stringify(value) : String(value)}</Text>;
}
