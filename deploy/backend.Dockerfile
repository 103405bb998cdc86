# The API and the worker: one image, two commands. Built from the root of the repository:
#   docker build -f deploy/backend.Dockerfile -t algorist-backend .

FROM python:3.13-slim-bookworm AS build
ENV PIP_DISABLE_PIP_VERSION_CHECK=1 PIP_NO_CACHE_DIR=1 PYTHONDONTWRITEBYTECODE=1
WORKDIR /build
COPY requirements/runtime.txt requirements/runner.txt ./
# The service's environment, every package by hash.
RUN python -m venv /opt/service && /opt/service/bin/pip install --require-hashes -r runtime.txt
# What a judged program can read: an environment with numpy and nothing of the service.
RUN python -m venv --without-pip /opt/runner \
    && /opt/service/bin/pip --python /opt/runner/bin/python install --require-hashes -r runner.txt
COPY src /opt/algorist/src
COPY examples /opt/algorist/examples
RUN printf '/opt/algorist/src\n' > "$(/opt/service/bin/python -c 'import sysconfig; print(sysconfig.get_path("purelib"))')/algorist.pth" \
    && /opt/service/bin/python -m compileall -q /opt/algorist/src

FROM python:3.13-slim-bookworm
ENV PATH=/opt/service/bin:$PATH \
    PYTHONUNBUFFERED=1 \
    PYTHONDONTWRITEBYTECODE=1 \
    ALGORIST_MODE=production \
    ALGORIST_HOST=0.0.0.0 \
    ALGORIST_PORT=3001 \
    ALGORIST_DATA_DIR=/data \
    ALGORIST_SANDBOX_PYTHON=/opt/runner/bin/python
RUN groupadd --gid 10001 algorist \
    && useradd --uid 10001 --gid algorist --no-create-home --home-dir /data --shell /usr/sbin/nologin algorist \
    && install -d -o algorist -g algorist -m 0700 /data
COPY --from=build /opt/runner /opt/runner
COPY --from=build /opt/service /opt/service
COPY --from=build /opt/algorist /opt/algorist
USER 10001:10001
WORKDIR /data
VOLUME /data
EXPOSE 3001
STOPSIGNAL SIGTERM
ENTRYPOINT ["python", "-m", "algorist"]
CMD ["serve"]
