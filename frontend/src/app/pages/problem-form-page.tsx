import { Box, Button, Group, Text } from "@mantine/core";
import { notifications } from "@mantine/notifications";
import { useQuery } from "@tanstack/react-query";
import { getRouteApi, useNavigate } from "@tanstack/react-router";
import { useRef, useState } from "react";
import { DraftPanel } from "@/app/problem/draft-panel";
import { Link } from "@/components/link";
import { Page } from "@/components/page";
import { BlockSkeleton, Loaded } from "@/components/states";
import { editedProblemQuery, useChangeProblem, useCreateProblem } from "@/features/problems/api/queries";
import { ProblemEditor } from "@/features/problems/components/problem-editor";
import { emptyForm, formOf, type ProblemDocument } from "@/features/problems/document";
import { dropDraft, keepDraft, readDraft } from "@/features/problems/draft";

const newRoute = getRouteApi("/inside/problems/new");
const editRoute = getRouteApi("/inside/problems/$problemId/edit");

/** State a problem. What is typed stays in this browser until it is kept. */
export function NewProblemPage() {
  const navigate = useNavigate();
  const search = newRoute.useSearch();
  const here = newRoute.useNavigate();
  const form = useRef<HTMLDivElement>(null);
  const create = useCreateProblem();
  const [draft, setDraft] = useState(readDraft);
  const [fresh, setFresh] = useState(0);
  const save = (document: ProblemDocument, visibility: "private" | "link" | "public") =>
    create.mutate(
      { document, visibility },
      {
        onSuccess: (problem) => {
          dropDraft();
          void navigate({ to: "/problems/$problemId/design", params: { problemId: problem.id } });
        },
      },
    );
  const discard = () => {
    dropDraft();
    setDraft(null);
    setFresh(fresh + 1);
  };
  const take = (document: Record<string, unknown>) => {
    const taken = formOf(document as ProblemDocument);
    keepDraft(taken);
    setDraft(taken);
    setFresh(fresh + 1);
    notifications.show({ color: "pine", message: "The draft is in the form. Read it, change it, then keep it." });
    form.current?.scrollIntoView({ block: "start" });
  };
  return (
    <Page
      title="State a problem"
      crumbs={[
        <Link key="problems" to="/problems">
          Problems
        </Link>,
        "New",
      ]}
      lead="Say what is given and what is asked. Everything is checked as you type, against the same rules as on the server."
      width="wide"
    >
      <Box mb="lg">
        <DraftPanel
          jobId={search.draft}
          onJob={(jobId) =>
            void here({ search: (before) => ({ ...before, draft: jobId }), replace: true, resetScroll: false })
          }
          onTake={take}
        />
      </Box>
      {draft && (
        <Group mb="md" gap="sm">
          <Text size="sm">This is the draft that you left here.</Text>
          <Button size="compact-sm" variant="default" onClick={discard}>
            Begin anew
          </Button>
        </Group>
      )}
      <div ref={form}>
        <ProblemEditor
          key={fresh}
          initial={draft ?? emptyForm()}
          saving={create.isPending}
          error={create.error}
          saveWords="Keep it and design"
          onChange={keepDraft}
          onSave={save}
        />
      </div>
    </Page>
  );
}

/** Change a problem of one's own. */
export function EditProblemPage() {
  const { problemId } = editRoute.useParams();
  const navigate = useNavigate();
  const edited = useQuery(editedProblemQuery(problemId));
  const change = useChangeProblem(problemId);
  return (
    <Page
      title={edited.data ? `Change: ${edited.data.problem.title}` : "Change a problem"}
      crumbs={[
        <Link key="problem" to="/problems/$problemId" params={{ problemId }}>
          The problem
        </Link>,
        "Change",
      ]}
      lead="Algorithms that were judged before keep the verdicts of the problem as it was then."
      width="wide"
    >
      <Loaded of={edited} skeleton={<BlockSkeleton height={480} />}>
        {({ problem, tag }) => (
          <ProblemEditor
            initial={formOf(problem.document as ProblemDocument, problem.visibility)}
            saving={change.isPending}
            error={change.error}
            saveWords="Keep the change"
            onSave={(document, visibility) =>
              change.mutate(
                { body: { document, visibility }, tag },
                { onSuccess: () => void navigate({ to: "/problems/$problemId", params: { problemId } }) },
              )
            }
          />
        )}
      </Loaded>
    </Page>
  );
}
