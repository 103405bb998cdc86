import { useQueries, useQuery } from "@tanstack/react-query";
import type { AlgorithmView, VersionView } from "@/api/types.gen";
import { CaseResults } from "@/components/cases/case-results";
import { VerdictMark } from "@/components/marks";
import { Panel } from "@/components/panel";
import { Quiet } from "@/components/states";
import { Table } from "@/components/table";
import { WideTable } from "@/components/wide-table";
import { verdictsQuery, versionsQuery } from "@/features/algorithms/api/queries";
import classes from "@/features/algorithms/components/algorithm.module.css";
import { type Evaluation, readVersionParts } from "@/features/algorithms/readings";

const NEWEST = 6;

/** What the judge found for this version, and how the versions before it did on the same cases. */
export function TestsPanel({ algorithm, version }: { algorithm: AlgorithmView; version: VersionView }) {
  const { evaluation } = readVersionParts(version);
  return (
    <div className={classes.rows}>
      <Panel title={`Verdicts of version ${version.number}`}>
        {evaluation.results?.length ? (
          <CaseResults results={evaluation.results} />
        ) : (
          <Quiet>This version has not been judged yet. “Judge and measure” does it.</Quiet>
        )}
      </Panel>
      {algorithm.version_count > 1 && <CaseMatrix algorithm={algorithm} />}
    </div>
  );
}

function CaseMatrix({ algorithm }: { algorithm: AlgorithmView }) {
  const versions = useQuery(versionsQuery(algorithm.id)).data?.slice(0, NEWEST) ?? [];
  const verdicts = useQueries({ queries: versions.map((one) => verdictsQuery(algorithm.id, one.number)) });
  const columns = verdicts.map((query) => (query.data as Evaluation | undefined)?.results ?? []);
  const names = [...new Set(columns.flatMap((results) => results.map((one) => `${one.split}: ${one.name}`)))];
  if (!names.length) return null;
  const verdictOf = (column: number, name: string) =>
    columns[column]?.find((one) => `${one.split}: ${one.name}` === name)?.verdict;
  return (
    <Panel title="Cases by version" note={`the newest ${versions.length}`} flush>
      <WideTable minWidth={480} maxHeight={480}>
        <Table stickyHeader aria-label="Cases by version">
          <Table.Thead>
            <Table.Tr>
              <Table.Th>Case</Table.Th>
              {versions.map((one) => (
                <Table.Th key={one.number}>v{one.number}</Table.Th>
              ))}
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {names.map((name) => (
              <Table.Tr key={name}>
                <Table.Td>{name}</Table.Td>
                {versions.map((one, column) => {
                  const verdict = verdictOf(column, name);
                  return <Table.Td key={one.number}>{verdict ? <VerdictMark verdict={verdict} /> : "–"}</Table.Td>;
                })}
              </Table.Tr>
            ))}
          </Table.Tbody>
        </Table>
      </WideTable>
    </Panel>
  );
}
