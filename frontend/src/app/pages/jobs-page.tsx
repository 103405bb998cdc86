import { Group, NativeSelect } from "@mantine/core";
import { useInfiniteQuery } from "@tanstack/react-query";
import { getRouteApi } from "@tanstack/react-router";
import { Activity } from "lucide-react";
import { JOB_ORDERS } from "@/app/search";
import { LinkButton } from "@/components/link";
import { MoreButton } from "@/components/more-button";
import { Page } from "@/components/page";
import { Panel } from "@/components/panel";
import { SortSelect } from "@/components/sort-select";
import { EmptyState, Loaded, RowsSkeleton } from "@/components/states";
import { usePages } from "@/components/use-pages";
import { jobsQuery } from "@/features/jobs/api/queries";
import { JobsTable } from "@/features/jobs/components/jobs-table";

const route = getRouteApi("/inside/jobs");
const STATES = ["queued", "running", "paused", "succeeded", "failed", "cancelled"] as const;
const TYPES = [
  ["draft", "Draft"],
  ["generate", "Design"],
  ["synthesize", "Synthesis"],
  ["improve", "Improvement"],
  ["analyze", "Analysis"],
  ["trace", "Recording"],
  ["export", "Export"],
] as const;

/** All my jobs. */
export function JobsPage() {
  const { pages, ...search } = route.useSearch();
  const navigate = route.useNavigate();
  const jobs = useInfiniteQuery({ ...jobsQuery(search), placeholderData: (before) => before });
  const filtered = search.state !== undefined || search.type !== undefined;
  const set = (change: object) =>
    void navigate({
      search: (before) => ({ ...before, pages: undefined, ...change }),
      replace: true,
      resetScroll: false,
    });
  const more = usePages(jobs, pages, (wanted) => set({ pages: wanted }));
  return (
    <Page title="Jobs" lead="Everything that was asked for; rows change as the work goes on.">
      <Group mb="md" gap="sm">
        <NativeSelect
          aria-label="State"
          data-filter
          value={search.state ?? ""}
          onChange={(event) => set({ state: event.currentTarget.value || undefined })}
          data={[{ value: "", label: "Every state" }, ...STATES]}
        />
        <NativeSelect
          aria-label="Type"
          value={search.type ?? ""}
          onChange={(event) => set({ type: event.currentTarget.value || undefined })}
          data={[{ value: "", label: "Every type" }, ...TYPES.map(([value, label]) => ({ value, label }))]}
        />
        <SortSelect orders={JOB_ORDERS} value={search.sort} onSort={(sort) => set({ sort })} />
      </Group>
      <Panel flush>
        <Loaded of={jobs} skeleton={<RowsSkeleton rows={8} />}>
          {(data) => {
            const rows = data.pages.flatMap((page) => page.items);
            if (!rows.length)
              return <NoJobs filtered={filtered} onClear={() => set({ state: undefined, type: undefined })} />;
            return (
              <>
                <JobsTable jobs={rows} label="Jobs" />
                <MoreButton query={more} />
              </>
            );
          }}
        </Loaded>
      </Panel>
    </Page>
  );
}

function NoJobs({ filtered, onClear }: { filtered: boolean; onClear: () => void }) {
  if (filtered) {
    return (
      <EmptyState title="No job is like that">
        <button type="button" className="link" onClick={onClear}>
          Clear the filters
        </button>
      </EmptyState>
    );
  }
  return (
    <EmptyState
      icon={<Activity size={22} />}
      title="No job yet"
      action={<LinkButton to="/problems">Choose a problem</LinkButton>}
    >
      A job begins when you let an algorithm be designed for a problem.
    </EmptyState>
  );
}
