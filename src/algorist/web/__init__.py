"""The ASGI app: middleware, routers, the socket, the built frontend. The only place that mounts."""
