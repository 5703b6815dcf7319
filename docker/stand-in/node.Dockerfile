# In the place of node:24-bookworm-slim where no registry of images answers. The context holds Node's own binary and npm's package, both from npm.
ARG BASE=localhost/hoops/stand-in:debian
FROM ${BASE}
COPY node /usr/local/bin/node
COPY npm /usr/local/lib/node_modules/npm
RUN ln -s ../lib/node_modules/npm/bin/npm-cli.js /usr/local/bin/npm
