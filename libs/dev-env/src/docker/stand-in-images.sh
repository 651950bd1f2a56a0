#!/usr/bin/env bash
# Makes stand-ins for the official images that the project builds on and runs beside, from Debian's packages, for tests on
# machines that reach no image registry. They carry the official names, so that Dockerfiles and compose file run unchanged.
#
#   stand-in-images.sh [image:tag...]     default: every image that Dockerfiles and docker-compose.yml name
#
# An image that is there already, a real one above all, is left alone. What is made here carries the label
# switchboard.stand-in. Needs root, debootstrap and a Docker engine; npm and `npm ci` of this workspace for node.
set -euo pipefail
cd "$(dirname "$0")/../../../.."
base=switchboard-stand-in:base
label=switchboard.stand-in

work=$(mktemp -d "${TMPDIR:-/tmp}/switchboard-stand-in-XXXXXX")
trap 'rm -rf --one-file-system "$work"' EXIT

named_images() {
  sed -nE 's/^ *image: *"?([a-z/-]+:[^" ]+)"? *$/\1/p; s/^ARG NODE_IMAGE=(.*)$/\1/p' \
    docker-compose.yml emulator/server/Dockerfile 2>/dev/null | grep -E '^(node|postgres|redis|coturn/coturn|caddy|prom/prometheus):' | sort -u
}

has_image() { docker image inspect "$1" >/dev/null 2>&1; }

# As Debian's slim images: the smallest system, without documentation, languages and lists of packages.
trim='rm -rf /var/lib/apt/lists/* /var/cache/apt/*.bin /var/cache/debconf/*-old /var/lib/dpkg/*-old /var/log/*.log /var/log/apt \
  /usr/share/doc/* /usr/share/man/* /usr/share/info/* /usr/share/locale/* /usr/share/lintian /usr/share/linda /var/cache/ldconfig/aux-cache'

debian_mirror() {
  local found
  found=$(sed -nE 's|^URIs: *(https?://[^ ]+/debian/?)$|\1|p; s|^deb (\[[^]]*\] )?(https?://[^ ]+/debian/?) .*|\2|p' \
    /etc/apt/sources.list /etc/apt/sources.list.d/* 2>/dev/null | head -n 1)
  echo "${found:-http://deb.debian.org/debian}"
}

make_base() {
  local root=$work/root
  debootstrap --variant=minbase --include=ca-certificates bookworm "$root" "$(debian_mirror)" >"$work/debootstrap.log" 2>&1 || {
    tail -n 20 "$work/debootstrap.log" >&2
    return 1
  }
  printf 'path-exclude /usr/share/%s/*\n' doc man info locale lintian >"$root/etc/dpkg/dpkg.cfg.d/docker"
  printf '#!/bin/sh\nexit 101\n' >"$root/usr/sbin/policy-rc.d"
  chmod 755 "$root/usr/sbin/policy-rc.d"
  apt-config dump 2>/dev/null | grep -E '^Acquire::[^ ]+ "' >"$root/etc/apt/apt.conf.d/99as-on-this-machine" || true
  cp /etc/ssl/certs/ca-certificates.crt "$root/etc/ssl/certs/ca-certificates.crt"
  chroot "$root" sh -c "apt-get clean; $trim"
  rm -rf "$root"/dev/* "$root"/proc/* "$root"/sys/* "$root"/tmp/*
  tar -C "$root" --one-file-system --numeric-owner -c . |
    docker import --change "LABEL $label=debian" --change 'CMD ["bash"]' - "$base" >/dev/null
}

# $1: the image's name; $2: its folder of files; the Dockerfile's lines come on standard input.
build() {
  local image=$1 folder=$2
  { printf 'FROM %s\nLABEL %s=%s\n' "$base" "$label" "$image"; cat; } >"$folder/Dockerfile"
  docker build --network host --force-rm -t "$image" "$folder" >"$work/build.log" 2>&1 || {
    tail -n 30 "$work/build.log" >&2
    return 1
  }
}

install() {
  echo "RUN apt-get update -qq && DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends $* >/dev/null && apt-get clean && $trim"
}

# Node.js as the npm package of the workspace, npm as on this machine, with the registry and the authorities that it uses.
make_node() {
  local folder=$work/node npm
  npm=$(dirname "$(dirname "$(readlink -f "$(command -v npm)")")")
  mkdir -p "$folder/bin" "$folder/lib/node_modules" "$folder/etc"
  cp "$(readlink -f node_modules/node/bin/node)" "$folder/bin/node"
  cp -r "$npm" "$folder/lib/node_modules/npm"
  ln -s ../lib/node_modules/npm/bin/npm-cli.js "$folder/bin/npm"
  ln -s ../lib/node_modules/npm/bin/npx-cli.js "$folder/bin/npx"
  printf 'registry=%s\ncafile=/etc/ssl/certs/ca-certificates.crt\n' "$(cd / && npm config get registry 2>/dev/null)" >"$folder/etc/npmrc"
  cat >"$folder/docker-entrypoint.sh" <<'SCRIPT'
#!/bin/sh
set -e
# Options, and words that are no command, are for node.
if [ "${1#-}" != "$1" ] || ! command -v "$1" >/dev/null; then set -- node "$@"; fi
exec "$@"
SCRIPT
  chmod 755 "$folder/docker-entrypoint.sh"
  build "$1" "$folder" <<'DOCKERFILE'
RUN groupadd --gid 1000 node && useradd --uid 1000 --gid node --shell /bin/bash --create-home node
COPY bin/ /usr/local/bin/
COPY lib/ /usr/local/lib/
COPY etc/ /usr/local/etc/
COPY docker-entrypoint.sh /usr/local/bin/
ENV NODE_VERSION=24
ENTRYPOINT ["docker-entrypoint.sh"]
CMD ["node"]
DOCKERFILE
}

make_postgres() {
  local folder=$work/postgres
  mkdir -p "$folder"
  cat >"$folder/docker-entrypoint.sh" <<'SCRIPT'
#!/usr/bin/env bash
set -euo pipefail
case "${1:-}" in -*) set -- postgres "$@" ;; esac
[ "$1" = postgres ] || exec "$@"
if [ "$(id -u)" = 0 ]; then
  mkdir -p "$PGDATA"
  chown -R postgres:postgres "$PGDATA" /var/run/postgresql
  exec setpriv --reuid=postgres --regid=postgres --clear-groups -- "$0" "$@"
fi
if [ ! -s "$PGDATA/PG_VERSION" ]; then
  mkdir -p "$PGDATA"
  chmod 700 "$PGDATA"
  user=${POSTGRES_USER:-postgres}
  password=${POSTGRES_PASSWORD:-}
  [ -z "${POSTGRES_PASSWORD_FILE:-}" ] || password=$(<"$POSTGRES_PASSWORD_FILE")
  if [ -z "$password" ] && [ "${POSTGRES_HOST_AUTH_METHOD:-}" != trust ]; then
    echo 'Error: set POSTGRES_PASSWORD or POSTGRES_PASSWORD_FILE.' >&2
    exit 1
  fi
  initdb --username="$user" --pwfile=<(printf '%s\n' "$password") ${POSTGRES_INITDB_ARGS:-}
  printf '\nhost all all all %s\n' "${POSTGRES_HOST_AUTH_METHOD:-scram-sha-256}" >>"$PGDATA/pg_hba.conf"
  pg_ctl --options="-c listen_addresses=''" --wait start
  database=${POSTGRES_DB:-$user}
  [ "$database" = postgres ] || PGPASSWORD=$password createdb --username="$user" "$database"
  for file in /docker-entrypoint-initdb.d/*.sql; do
    [ ! -f "$file" ] || PGPASSWORD=$password psql -v ON_ERROR_STOP=1 --no-psqlrc --username="$user" --dbname="$database" --file="$file"
  done
  pg_ctl --mode=fast --wait stop
  echo 'PostgreSQL init process complete; ready for start up.'
fi
exec "$@"
SCRIPT
  chmod 755 "$folder/docker-entrypoint.sh"
  {
    echo 'RUN groupadd -r --gid 999 postgres && useradd -r --uid 999 --gid postgres --home-dir=/var/lib/postgresql --shell /bin/bash postgres \'
    echo ' && mkdir -p /etc/postgresql-common && echo create_main_cluster = false >/etc/postgresql-common/createcluster.conf'
    install postgresql-15
    cat <<'DOCKERFILE'
RUN sed -ri "s/^#?(listen_addresses)\s*=.*/\1 = '*'/" /usr/share/postgresql/15/postgresql.conf.sample \
 && mkdir -p /docker-entrypoint-initdb.d \
 && install -d -o postgres -g postgres -m 1777 /var/lib/postgresql/data && install -d -o postgres -g postgres -m 3777 /var/run/postgresql
COPY docker-entrypoint.sh /usr/local/bin/
ENV PATH=/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin:/usr/lib/postgresql/15/bin LANG=C.UTF-8 PG_MAJOR=15 PGDATA=/var/lib/postgresql/data
VOLUME /var/lib/postgresql/data
ENTRYPOINT ["docker-entrypoint.sh"]
STOPSIGNAL SIGINT
EXPOSE 5432
CMD ["postgres"]
DOCKERFILE
  } | build "$1" "$folder"
}

make_redis() {
  local folder=$work/redis
  mkdir -p "$folder"
  cat >"$folder/docker-entrypoint.sh" <<'SCRIPT'
#!/bin/sh
set -e
case "$1" in -* | *.conf) set -- redis-server "$@" ;; esac
if [ "$1" = redis-server ] && [ "$(id -u)" = 0 ]; then
  chown -R redis:redis .
  exec setpriv --reuid=redis --regid=redis --clear-groups -- "$0" "$@"
fi
[ "$1" != redis-server ] || set -- "$@" --protected-mode no
exec "$@"
SCRIPT
  chmod 755 "$folder/docker-entrypoint.sh"
  {
    echo 'RUN groupadd -r --gid 999 redis && useradd -r --uid 999 --gid redis redis'
    install redis-server
    cat <<'DOCKERFILE'
RUN install -d -o redis -g redis /data
COPY docker-entrypoint.sh /usr/local/bin/
VOLUME /data
WORKDIR /data
ENTRYPOINT ["docker-entrypoint.sh"]
EXPOSE 6379
CMD ["redis-server"]
DOCKERFILE
  } | build "$1" "$folder"
}

make_coturn() {
  local folder=$work/coturn
  mkdir -p "$folder"
  cat >"$folder/docker-entrypoint.sh" <<'SCRIPT'
#!/bin/bash
case "${1:-}" in -*) set -- turnserver "$@" ;; esac
exec "$@"
SCRIPT
  chmod 755 "$folder/docker-entrypoint.sh"
  {
    install coturn libcap2-bin
    cat <<'DOCKERFILE'
RUN setcap CAP_NET_BIND_SERVICE=+ep /usr/bin/turnserver && install -d -o nobody -g nogroup /var/lib/coturn
COPY docker-entrypoint.sh /usr/local/bin/
USER nobody:nogroup
VOLUME /var/lib/coturn
EXPOSE 3478 3478/udp 5349 5349/udp
ENTRYPOINT ["docker-entrypoint.sh"]
CMD ["--log-file=stdout"]
DOCKERFILE
  } | build "$1" "$folder"
}

make_caddy() {
  mkdir -p "$work/caddy"
  {
    install caddy libcap2-bin wget
    cat <<'DOCKERFILE'
RUN setcap cap_net_bind_service=+ep /usr/bin/caddy && mkdir -p /config/caddy /data/caddy /etc/caddy /srv
ENV XDG_CONFIG_HOME=/config XDG_DATA_HOME=/data
EXPOSE 80 443 443/udp 2019
WORKDIR /srv
CMD ["caddy", "run", "--config", "/etc/caddy/Caddyfile", "--adapter", "caddyfile"]
DOCKERFILE
  } | build "$1" "$work/caddy"
}

make_prometheus() {
  mkdir -p "$work/prometheus"
  {
    install prometheus wget
    cat <<'DOCKERFILE'
RUN ln -s /usr/bin/prometheus /bin/prometheus 2>/dev/null || true
RUN install -d -o nobody -g nogroup /prometheus
USER nobody
WORKDIR /prometheus
VOLUME /prometheus
EXPOSE 9090
ENTRYPOINT ["/bin/prometheus"]
CMD ["--config.file=/etc/prometheus/prometheus.yml", "--storage.tsdb.path=/prometheus"]
DOCKERFILE
  } | build "$1" "$work/prometheus"
}

[ $# -gt 0 ] || mapfile -t images < <(named_images)
[ $# -eq 0 ] || images=("$@")
for image in "${images[@]}"; do
  has_image "$image" && continue
  has_image "$base" || make_base
  case $image in
    node:*) make_node "$image" ;;
    postgres:*) make_postgres "$image" ;;
    redis:*) make_redis "$image" ;;
    coturn/coturn:*) make_coturn "$image" ;;
    caddy:*) make_caddy "$image" ;;
    prom/prometheus:*) make_prometheus "$image" ;;
    *) echo "There is no stand-in for $image: it is no image that this workspace uses." >&2 && exit 1 ;;
  esac
  echo "$image: made a stand-in from Debian's packages"
done
