import { infiniteQueryOptions, queryOptions, useMutation, useQueryClient } from "@tanstack/react-query";
import { client } from "@/api/client.gen";
import {
  adoptExample,
  changeProblem,
  createProblem,
  deleteProblem,
  listExamples,
  listProblems,
  readLeaderboard,
  readProblem,
} from "@/api/sdk.gen";
import type { ListProblemsData, NewProblem, ProblemChange, ProblemView } from "@/api/types.gen";

export type ProblemFilter = Omit<NonNullable<ListProblemsData["query"]>, "cursor" | "limit">;

export const problemsQuery = (filter: ProblemFilter) =>
  infiniteQueryOptions({
    queryKey: ["problems", "list", filter],
    queryFn: ({ pageParam }) =>
      listProblems({ query: { ...filter, limit: 30, ...(pageParam ? { cursor: pageParam } : {}) } }),
    initialPageParam: "",
    getNextPageParam: (page) => page.next_cursor ?? undefined,
  });

export const examplesQuery = queryOptions({
  queryKey: ["examples"],
  queryFn: () => listExamples(),
  staleTime: Number.POSITIVE_INFINITY,
});

export const problemQuery = (id: number) =>
  queryOptions({ queryKey: ["problem", id], queryFn: () => readProblem({ path: { problem_id: id } }) });

export const leaderboardQuery = (id: number) =>
  queryOptions({ queryKey: ["leaderboard", id], queryFn: () => readLeaderboard({ path: { problem_id: id } }) });

function useForgetProblems() {
  const queries = useQueryClient();
  return (id?: number) => {
    void queries.invalidateQueries({ queryKey: ["problems"] });
    if (id !== undefined) void queries.invalidateQueries({ queryKey: ["problem", id] });
  };
}

/** A shipped problem as one's own; asked twice, it is the same one. */
export function useAdoptExample() {
  const forget = useForgetProblems();
  return useMutation({ mutationFn: (name: string) => adoptExample({ path: { name } }), onSuccess: () => forget() });
}

export function useCreateProblem() {
  const forget = useForgetProblems();
  return useMutation({ mutationFn: (body: NewProblem) => createProblem({ body }), onSuccess: () => forget() });
}

/** A problem to be edited, with the tag that tells whether somebody else was faster. */
export const editedProblemQuery = (id: number) =>
  queryOptions({
    queryKey: ["problem", id, "edited"],
    queryFn: async () => {
      const { data, response } = await client.get<{ 200: ProblemView }, unknown, true, "fields">({
        url: "/api/problems/{problem_id}",
        path: { problem_id: id },
        responseStyle: "fields",
        throwOnError: true,
      });
      return { problem: data, tag: response.headers.get("etag") };
    },
    staleTime: Number.POSITIVE_INFINITY,
    gcTime: 0,
  });

/** A change, refused when the problem is no longer the one that the tag belongs to. */
export function useChangeProblem(id: number) {
  const forget = useForgetProblems();
  return useMutation({
    mutationFn: ({ body, tag }: { body: ProblemChange; tag: string | null }) =>
      changeProblem({ path: { problem_id: id }, body, ...(tag ? { headers: { "if-match": tag } } : {}) }),
    onSuccess: () => forget(id),
  });
}

export function useDeleteProblem(id: number) {
  const forget = useForgetProblems();
  return useMutation({ mutationFn: () => deleteProblem({ path: { problem_id: id } }), onSuccess: () => forget() });
}
