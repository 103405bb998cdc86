import { Group, NativeSelect, Switch } from "@mantine/core";
import "@mantine/core/styles/Switch.css";
import { useInfiniteQuery } from "@tanstack/react-query";
import { getRouteApi } from "@tanstack/react-router";
import { ListTree } from "lucide-react";
import { ORDERS } from "@/app/search";
import { FilterField } from "@/components/filter-field";
import { LinkButton } from "@/components/link";
import { MoreButton } from "@/components/more-button";
import { Page } from "@/components/page";
import { Panel } from "@/components/panel";
import { SortSelect } from "@/components/sort-select";
import { EmptyState, Loaded, RowsSkeleton } from "@/components/states";
import { usePages } from "@/components/use-pages";
import { algorithmsQuery } from "@/features/algorithms/api/queries";
import { AlgorithmsTable } from "@/features/algorithms/components/algorithms-table";

const route = getRouteApi("/inside/algorithms");

/** All algorithms that one may see. */
export function AlgorithmsPage() {
  const { problem, pages, ...search } = route.useSearch();
  const navigate = route.useNavigate();
  const filter = { ...search, ...(problem ? { problem_id: problem } : {}) };
  const algorithms = useInfiniteQuery({ ...algorithmsQuery(filter), placeholderData: (before) => before });
  const set = (change: object) =>
    void navigate({
      search: (before) => ({ ...before, pages: undefined, ...change }),
      replace: true,
      resetScroll: false,
    });
  const more = usePages(algorithms, pages, (wanted) => set({ pages: wanted }));
  const { sort, ...kept } = filter;
  const filtered = Object.values(kept).some((value) => value !== undefined && value !== "");
  return (
    <Page title="Algorithms" lead="Everything that was designed, found or written, with what running it has shown.">
      <Group mb="md" gap="sm">
        <FilterField label="Find algorithms" value={search.q ?? ""} onFilter={(q) => set({ q })} />
        <NativeSelect
          aria-label="How far it is shown"
          value={search.verified ?? ""}
          onChange={(event) => set({ verified: event.currentTarget.value || undefined })}
          data={[
            { value: "", label: "However shown" },
            { value: "verified", label: "Verified" },
            { value: "fits_examples", label: "Fits the examples" },
            { value: "unverified", label: "Unverified" },
          ]}
        />
        <Switch
          label="Only mine"
          checked={search.mine ?? false}
          onChange={(event) => set({ mine: event.currentTarget.checked || undefined })}
        />
        <Switch
          label="Favourites"
          checked={search.favourites ?? false}
          onChange={(event) => set({ favourites: event.currentTarget.checked || undefined })}
        />
        {(["tag", "tier", "problem"] as const).map((name) => {
          const value = name === "problem" ? problem : search[name];
          return (
            value !== undefined && (
              <button key={name} type="button" className="link" onClick={() => set({ [name]: undefined })}>
                {name} {value} ✕
              </button>
            )
          );
        })}
        <SortSelect orders={ORDERS} value={sort} onSort={(order) => set({ sort: order })} />
      </Group>
      <Panel flush>
        <Loaded of={algorithms} skeleton={<RowsSkeleton rows={8} height={56} />}>
          {(data) => {
            const rows = data.pages.flatMap((page) => page.items);
            if (rows.length) {
              return (
                <>
                  <AlgorithmsTable algorithms={rows} />
                  <MoreButton query={more} />
                </>
              );
            }
            return filtered ? (
              <EmptyState title="Nothing matches">
                <button type="button" className="link" onClick={() => void navigate({ search: {} })}>
                  Clear the filters
                </button>
              </EmptyState>
            ) : (
              <EmptyState
                icon={<ListTree size={22} />}
                title="No algorithm yet"
                action={<LinkButton to="/problems">Choose a problem</LinkButton>}
              >
                Let one be designed: it appears here as soon as a run has shown that it is worth keeping.
              </EmptyState>
            );
          }}
        </Loaded>
      </Panel>
    </Page>
  );
}
