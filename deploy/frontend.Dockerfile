# The page: built once, served by nginx, which also hands /api and the sockets to the backends.
#   docker build -f deploy/frontend.Dockerfile -t algorist-frontend .

FROM node:20-bookworm-slim AS build
WORKDIR /build
COPY frontend/package.json frontend/package-lock.json frontend/.npmrc ./
RUN npm ci --no-audit --no-fund
COPY frontend ./
RUN npm run build

FROM nginxinc/nginx-unprivileged:1.28-alpine
# The image's entry point fills in the name servers and the variables of the template.
ENV NGINX_ENTRYPOINT_LOCAL_RESOLVERS=1 \
    ALGORIST_BACKEND=backend:3001
COPY deploy/nginx/default.conf.template /etc/nginx/templates/default.conf.template
COPY --from=build /build/dist /usr/share/nginx/html
EXPOSE 8080
HEALTHCHECK --interval=10s --timeout=3s --retries=3 CMD wget -q -O /dev/null http://127.0.0.1:8080/nginx-health || exit 1
