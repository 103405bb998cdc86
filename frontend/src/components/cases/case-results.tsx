import { Text } from "@mantine/core";
import { useState } from "react";
import { PlainText } from "@/components/code/code";
import { VerdictMark } from "@/components/marks";
import { Quiet } from "@/components/states";
import { Table } from "@/components/table";
import { WideTable } from "@/components/wide-table";
import { formatBytes, formatNumber, formatSeconds, pluralise } from "@/lib/format";

/** A judged case, as far as it may be seen. */
export type CaseRow = {
  name: string;
  split: string;
  verdict: string;
  args?: string;
  expected?: string;
  got?: string;
  difference?: string;
  fault?: { kind: string; message: string; traceback?: string; line?: number | null } | null;
  score?: number | null;
  baseline_score?: number | null;
  cpu_seconds?: number;
  memory_bytes?: number;
};

/** What the judge found: the first failure in full, the rest as a table. All green is a sentence. */
export function CaseResults({ results }: { results: CaseRow[] }) {
  const failed = results.filter((one) => one.verdict !== "accepted");
  const [all, setAll] = useState(false);
  if (!results.length) return <Quiet>No case was run.</Quiet>;
  const scored = results.some((one) => one.score !== null && one.score !== undefined);
  const first = failed[0];
  return (
    <div style={{ display: "grid", gap: "0.875rem" }}>
      {first ? <Failure result={first} more={failed.length - 1} /> : <AllGood results={results} />}
      {all || scored || results.length <= 12 ? (
        <CasesTable results={results} scored={scored} />
      ) : (
        <Text size="sm">
          <button type="button" className="link" onClick={() => setAll(true)}>
            Show all {results.length} cases
          </button>
        </Text>
      )}
    </div>
  );
}

function AllGood({ results }: { results: CaseRow[] }) {
  const cpu = results.reduce((sum, one) => sum + (one.cpu_seconds ?? 0), 0);
  return (
    <Text size="sm">
      <VerdictMark verdict="accepted" /> All {pluralise(results.length, "case")} passed, in {formatSeconds(cpu)} of CPU
      time.
    </Text>
  );
}

function Failure({ result, more }: { result: CaseRow; more: number }) {
  const hidden = result.split === "sealed" || (!result.args && !result.fault);
  return (
    <div style={{ display: "grid", gap: "0.5rem" }}>
      <Text size="sm">
        <VerdictMark verdict={result.verdict} /> on <b>{result.name}</b> ({result.split}
        {more > 0 ? `; ${more} more did not pass` : ""})
      </Text>
      {hidden && <Quiet>What this case asks is not shown, so that it stays a test.</Quiet>}
      {result.difference && <Text size="sm">First difference {result.difference}</Text>}
      {result.args && <PlainText text={result.args} title="Given" wrap height="9rem" copy="Copy the input" />}
      {result.expected && <PlainText text={result.expected} title="Expected" wrap height="9rem" />}
      {result.got && <PlainText text={result.got} title="Got" wrap height="9rem" />}
      {result.fault && (
        <PlainText
          title={`${result.fault.kind}${result.fault.line ? ` in line ${result.fault.line}` : ""}`}
          text={result.fault.traceback || `${result.fault.kind}: ${result.fault.message}`}
          wrap
          height="12rem"
        />
      )}
    </div>
  );
}

function CasesTable({ results, scored }: { results: CaseRow[]; scored: boolean }) {
  return (
    <WideTable minWidth={460} maxHeight={420}>
      <Table verticalSpacing={6}>
        <Table.Thead>
          <Table.Tr>
            <Table.Th>Case</Table.Th>
            <Table.Th>Verdict</Table.Th>
            {scored && <Table.Th ta="right">Score</Table.Th>}
            {scored && <Table.Th ta="right">Baseline</Table.Th>}
            <Table.Th ta="right">CPU</Table.Th>
            <Table.Th ta="right">Memory</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {results.map((one) => (
            <Table.Tr key={`${one.split} ${one.name}`}>
              <Table.Td>
                {one.name}{" "}
                <Text span size="xs" c="dimmed">
                  {one.split}
                </Text>
              </Table.Td>
              <Table.Td>
                <VerdictMark verdict={one.verdict} />
              </Table.Td>
              {scored && <Table.Td ta="right">{formatNumber(one.score)}</Table.Td>}
              {scored && <Table.Td ta="right">{formatNumber(one.baseline_score)}</Table.Td>}
              <Table.Td ta="right">{formatSeconds(one.cpu_seconds)}</Table.Td>
              <Table.Td ta="right">{formatBytes(one.memory_bytes)}</Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </WideTable>
  );
}
