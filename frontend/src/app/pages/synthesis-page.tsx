import { ActionIcon, Group, Stack, Text } from "@mantine/core";
import { useQueries } from "@tanstack/react-query";
import { getRouteApi, useNavigate } from "@tanstack/react-router";
import { GitMerge, X } from "lucide-react";
import type { AlgorithmView } from "@/api/types.gen";
import { Link } from "@/components/link";
import { tierWords, VerdictMark } from "@/components/marks";
import { Page } from "@/components/page";
import { Panel } from "@/components/panel";
import { EmptyState } from "@/components/states";
import { algorithmQuery } from "@/features/algorithms/api/queries";
import { AlgorithmPicker } from "@/features/algorithms/components/algorithm-picker";
import { SearchForm } from "@/features/jobs/components/search-form";
import { formatNumber } from "@/lib/format";

const route = getRouteApi("/inside/synthesis");
const FEWEST = 2;
const MOST = 5;

/** A hybrid of two to five algorithms of one problem. */
export function SynthesisPage() {
  const { from = [], problem } = route.useSearch();
  const navigate = route.useNavigate();
  const go = useNavigate();
  const parents = useQueries({ queries: from.map((id) => algorithmQuery(id)) }).flatMap((query) => query.data ?? []);
  const problemId = parents[0]?.problem_id ?? problem;
  const strangers = parents.filter((one) => one.problem_id !== problemId);
  const set = (ids: number[]) =>
    void navigate({ search: { ...(problemId ? { problem: problemId } : {}), from: ids }, replace: true });
  const enough = from.length >= FEWEST && strangers.length === 0;
  return (
    <Page
      title="Combine algorithms"
      lead="What each parent does well goes into one program. It is kept only when a paired test shows that it is better than the best of them."
      width="narrow"
    >
      <Stack>
        <Panel title="Parents" note={`${FEWEST} to ${MOST}, of one problem`}>
          <Stack gap="sm">
            {parents.map((parent) => (
              <Parent
                key={parent.id}
                parent={parent}
                stranger={parent.problem_id !== problemId}
                onRemove={() => set(from.filter((id) => id !== parent.id))}
              />
            ))}
            {from.length < MOST && (
              <AlgorithmPicker
                label={from.length ? "And" : "The first"}
                value={undefined}
                problemId={problemId}
                exclude={from}
                onPick={(one) => set([...from, one.id])}
              />
            )}
          </Stack>
        </Panel>
        {strangers.length > 0 && (
          <Text c="var(--bad)">
            All parents must solve the same problem: take out {strangers.map((one) => one.name).join(", ")}.
          </Text>
        )}
        {enough && problemId ? (
          <SearchForm
            words="Start combining"
            strategy="repair"
            noteHint="What to take from whom, if you know: for example, the ordering of the first and the bound of the second."
            requestOf={(wish) => ({ type: "synthesize", problem_id: problemId, parents: from, ...wish })}
            onStarted={(jobId) => void go({ to: "/jobs/$jobId", params: { jobId } })}
          />
        ) : (
          <EmptyState icon={<GitMerge size={22} />} title="Choose at least two parents">
            Find them by name above, or pick them on a problem's leaderboard.
          </EmptyState>
        )}
      </Stack>
    </Page>
  );
}

function Parent({ parent, stranger, onRemove }: { parent: AlgorithmView; stranger: boolean; onRemove: () => void }) {
  return (
    <Group justify="space-between" wrap="nowrap" style={stranger ? { opacity: 0.6 } : undefined}>
      <div>
        <Link to="/algorithms/$algorithmId" params={{ algorithmId: parent.id }} fw={600}>
          {parent.name}
        </Link>
        <Text size="xs" c="dimmed">
          {parent.problem_title} · {tierWords(parent.tier)}
        </Text>
      </div>
      <Group gap="xs" wrap="nowrap">
        <VerdictMark verdict={parent.verdict} />
        {parent.score !== null && <span className="tabular">{formatNumber(parent.score)}</span>}
        <ActionIcon variant="subtle" color="gray" aria-label={`Take out ${parent.name}`} onClick={onRemove}>
          <X size={16} />
        </ActionIcon>
      </Group>
    </Group>
  );
}
