import { Group, NativeSelect, Switch, TextInput, Title } from "@mantine/core";
import "@mantine/core/styles/Switch.css";
import { useInfiniteQuery } from "@tanstack/react-query";
import { getRouteApi, useNavigate } from "@tanstack/react-router";
import { Plus, Search, Shapes } from "lucide-react";
import { LinkButton } from "@/components/link";
import { MoreButton } from "@/components/more-button";
import { Page } from "@/components/page";
import { Panel } from "@/components/panel";
import { EmptyState, Loaded, RowsSkeleton } from "@/components/states";
import { problemsQuery } from "@/features/problems/api/queries";
import { ExampleCards } from "@/features/problems/components/example-cards";
import { ProblemsTable } from "@/features/problems/components/problems-table";

const route = getRouteApi("/inside/problems");

/** All problems that one may see. */
export function ProblemsPage() {
  const search = route.useSearch();
  const navigate = route.useNavigate();
  const go = useNavigate();
  const problems = useInfiniteQuery({ ...problemsQuery(search), placeholderData: (before) => before });
  const set = (change: object) =>
    void navigate({ search: (before) => ({ ...before, ...change }), replace: true, resetScroll: false });
  const filtered = Object.values(search).some((value) => value !== undefined && value !== "");
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
        <TextInput
          data-filter
          aria-label="Find problems"
          placeholder="Find problems"
          leftSection={<Search size={16} />}
          value={search.q ?? ""}
          onChange={(event) => set({ q: event.currentTarget.value || undefined })}
          style={{ flex: "1 1 14rem" }}
        />
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
      </Group>
      <Panel flush>
        <Loaded of={problems} skeleton={<RowsSkeleton rows={8} />}>
          {(data) => {
            const rows = data.pages.flatMap((page) => page.items);
            if (rows.length) {
              return (
                <>
                  <ProblemsTable problems={rows} />
                  <MoreButton query={problems} />
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
      <Title order={2} mt="xl" mb="sm">
        Shipped with Algorist
      </Title>
      <ExampleCards onOpen={open} />
    </Page>
  );
}
