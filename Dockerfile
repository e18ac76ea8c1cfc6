# Two stages: the first installs with ./dev setup, as on any machine; the second holds only what runs.

FROM python:3.11-slim-bookworm AS installed
WORKDIR /app
COPY dev package.json package-lock.json .npmrc requirements.lock requirements-dev.lock ./
COPY devtools devtools
COPY ita_portal/emblem.py ita_portal/
RUN ./dev setup && rm build/vendor/axe.min.js

FROM python:3.11-slim-bookworm
# postgresql-client for backup and restore: of the version of the compose file's server.
RUN apt-get update -qq \
    && apt-get install --yes --no-install-recommends libpango-1.0-0 libpangoft2-1.0-0 libharfbuzz-subset0 \
    && apt-get install --yes --no-install-recommends postgresql-client-15 \
    && rm -rf /var/lib/apt/lists/* \
    && useradd --system --uid 10001 --no-create-home ita \
    && install -d -o ita -g ita -m 0700 /data
WORKDIR /app
COPY --from=installed /app/.venv .venv
COPY --from=installed /app/build build
COPY . .
ENV PATH=/app/.venv/bin:$PATH PYTHONUNBUFFERED=1 PYTHONDONTWRITEBYTECODE=1 \
    ITA_HOME=/data XDG_CACHE_HOME=/tmp/cache PORT=8000
# Settings refuse to load without these; collectstatic uses none of them, and none stays in the image.
RUN SECRET_KEY=only-for-collectstatic-at-build-0123456789-abcdefghijk ITA_PUBLIC_URL=https://build.invalid \
    DATABASE_URL=sqlite:////tmp/build.sqlite3 REDIS_URL=redis://build.invalid \
    python manage.py collectstatic --noinput --verbosity 0
USER ita
VOLUME /data
EXPOSE 8000
CMD ["gunicorn", "ita_portal.wsgi", "--worker-class", "gthread", "--threads", "8", "--no-control-socket"]
