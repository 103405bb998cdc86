import { request } from "@/lib/request";

/** How the generated client is made; the generator's output imports this by name. */
export function createClientConfig<T extends object>(override?: T) {
  return { ...override, baseUrl: location.origin, fetch: request, throwOnError: true as const };
}
