import { Group, NativeSelect, Switch, Title } from "@mantine/core";
import "@mantine/core/styles/Switch.css";
import { useInfiniteQuery } from "@tanstack/react-query";
import { getRouteApi, useNavigate } from "@tanstack/react-router";
import { Plus, Shapes } from "lucide-react";
import { ORDERS } from "@/app/search";
import { FilterField } from "@/components/filter-field";
import { LinkButton } from "@/components/link";
import { MoreButton } from "@/components/more-button";
import { Page } from "@/components/page";
import { Panel } from "@/components/panel";
import { SortSelect } from "@/components/sort-select";
import { EmptyState, Loaded, RowsSkeleton } from "@/components/states";
import { usePages } from "@/components/use-pages";
import { problemsQuery } from "@/features/problems/api/queries";
import { ExampleCards } from "@/features/problems/components/example-cards";
import { ProblemsTable } from "@/features/problems/components/problems-table";

const route = getRouteApi("/inside/problems");

/** All problems that one may see. */
export function ProblemsPage() {
  const { pages, ...search } = route.useSearch();
  const navigate = route.useNavigate();
  const go = useNavigate();
  const problems = useInfiniteQuery({ ...problemsQuery(search), placeholderData: (before) => before });
  const set = (change: object) =>
    void navigate({
      search: (before) => ({ ...before, pages: undefined, ...change }),
      replace: true,
      resetScroll: false,
    });
  const more = usePages(problems, pages, (wanted) => set({ pages: wanted }));
  const filtered = Boolean(search.q || search.tag || search.kind || search.mine);
  const open = (problemId: number) => void go({ to: "/problems/$problemId", params: { problemId } });
  return (
    <Page
      title="Problems"
      actions={
        <LinkButton to="/problems/new" leftSection={<Plus size={16} />}>
          State a problem
        </LinkButton>
      }
    >
      <Group mb="md" gap="sm">
        <FilterField label="Find problems" value={search.q ?? ""} onFilter={(q) => set({ q })} />
        <NativeSelect
          aria-label="Kind"
          value={search.kind ?? ""}
          onChange={(event) => set({ kind: event.currentTarget.value || undefined })}
          data={[
            { value: "", label: "Every kind" },
            { value: "function", label: "With right answers" },
            { value: "optimisation", label: "With scores" },
          ]}
        />
        {search.tag && (
          <button type="button" className="link" onClick={() => set({ tag: undefined })}>
            tag {search.tag} ✕
          </button>
        )}
        <Switch
          label="Only mine"
          checked={search.mine ?? false}
          onChange={(event) => set({ mine: event.currentTarget.checked || undefined })}
        />
        <SortSelect orders={ORDERS} value={search.sort} onSort={(sort) => set({ sort })} />
      </Group>
      <Panel flush>
        <Loaded of={problems} skeleton={<RowsSkeleton rows={8} />}>
          {(data) => {
            const rows = data.pages.flatMap((page) => page.items);
            if (rows.length) {
              return (
                <>
                  <ProblemsTable problems={rows} />
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
                icon={<Shapes size={22} />}
                title="No problem yet"
                action={<LinkButton to="/problems/new">State a problem</LinkButton>}
              >
                Write your own, or begin with one of these.
              </EmptyState>
            );
          }}
        </Loaded>
      </Panel>
      {/* Not before the list above is known, whose length would move it. */}
      {!problems.isPending && (
        <>
          <Title order={2} mt="xl" mb="sm">
            Shipped with Algorist
          </Title>
          <ExampleCards onOpen={open} />
        </>
      )}
    </Page>
  );
}
