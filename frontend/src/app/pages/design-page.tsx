import { useQuery } from "@tanstack/react-query";
import { getRouteApi, useNavigate } from "@tanstack/react-router";
import { Link } from "@/components/link";
import { Page } from "@/components/page";
import { Loaded } from "@/components/states";
import { SearchForm } from "@/features/jobs/components/search-form";
import { problemQuery } from "@/features/problems/api/queries";

const route = getRouteApi("/inside/problems/$problemId/design");

/** Let an algorithm be designed for a problem. */
export function DesignPage() {
  const { problemId } = route.useParams();
  const navigate = useNavigate();
  const problem = useQuery(problemQuery(problemId));
  return (
    <Page
      title="Design an algorithm"
      crumbs={[
        <Link key="problems" to="/problems">
          Problems
        </Link>,
        <Link key="problem" to="/problems/$problemId" params={{ problemId }}>
          {problem.data?.title ?? `Problem ${problemId}`}
        </Link>,
        "Design",
      ]}
      lead="Candidates are proposed, run in a sandbox, judged, and mended or improved. You watch, and can stop at any time."
      width="narrow"
    >
      <Loaded of={problem}>
        {(data) => (
          <SearchForm
            words="Start designing"
            noteHint="Handed to the designer, for example: no recursion; or: as few comparisons as possible."
            requestOf={(wish) => ({ type: "generate", problem_id: data.id, ...wish })}
            onStarted={(jobId) => void navigate({ to: "/jobs/$jobId", params: { jobId } })}
          />
        )}
      </Loaded>
    </Page>
  );
}
