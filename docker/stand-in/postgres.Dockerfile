# In the place of the official Postgres where no registry of images answers: Debian's own, with the same variables, user and data folder.
ARG BASE=localhost/hoops/stand-in:debian
FROM ${BASE}
RUN groupadd --gid 999 postgres \
  && useradd --uid 999 --gid 999 --no-log-init --home-dir /var/lib/postgresql postgres \
  && apt-get update \
  && apt-get install -y --no-install-recommends postgresql-15=15.* \
  && rm -rf /var/lib/apt/lists/* /var/lib/postgresql/15 \
  && install -d -o postgres -g postgres -m 1777 /var/lib/postgresql/data \
  && install -d -o postgres -g postgres -m 775 /run/postgresql
COPY --chmod=755 postgres-entrypoint /usr/local/bin/
ENV PATH=/usr/lib/postgresql/15/bin:$PATH PGDATA=/var/lib/postgresql/data/pgdata
USER 999:999
VOLUME /var/lib/postgresql/data
HEALTHCHECK CMD ["pg_isready"]
ENTRYPOINT ["postgres-entrypoint"]
