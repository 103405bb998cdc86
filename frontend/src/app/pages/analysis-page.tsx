import { useQuery } from "@tanstack/react-query";
import { getRouteApi } from "@tanstack/react-router";
import { Link } from "@/components/link";
import { Page } from "@/components/page";
import { ProblemAnalysis } from "@/features/analysis/problem-analysis";
import { problemQuery } from "@/features/problems/api/queries";

const route = getRouteApi("/inside/analysis/$problemId");

/** All algorithms of a problem, looked at together. */
export function AnalysisPage() {
  const { problemId } = route.useParams();
  const title = useQuery(problemQuery(problemId)).data?.title;
  return (
    <Page
      title={title ? `Analysis: ${title}` : "Analysis"}
      crumbs={[
        <Link key="problem" to="/problems/$problemId" params={{ problemId }}>
          {title ?? `Problem ${problemId}`}
        </Link>,
        "Analysis",
      ]}
    >
      <ProblemAnalysis problemId={problemId} />
    </Page>
  );
}
