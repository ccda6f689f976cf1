# Holds the published folder; the commands that make it are in docs/operating.md. No SDK is in the picture, and nothing is downloaded
# while it is built but the base. The base brings ICU and certificates.
FROM mcr.microsoft.com/dotnet/runtime-deps:10.0

COPY site/ /opt/toolverdicts/
RUN install -d -o 10001 -g 10001 -m 0700 /data

USER 10001:10001
VOLUME /data
EXPOSE 8080
ENV Store=/data/verdicts.db \
    PORT=8080 \
    DOTNET_EnableDiagnostics=0

# No program that asks by HTTP is in the base: bash opens the connection itself.
HEALTHCHECK --start-period=60s --interval=30s --timeout=5s CMD ["bash", "-c", \
  "exec 3<>/dev/tcp/127.0.0.1/8080 && printf 'GET /readyz HTTP/1.0\\r\\nHost: localhost\\r\\n\\r\\n' >&3 && grep -q '^ready' <&3"]

ENTRYPOINT ["/opt/toolverdicts/ToolVerdicts.Web"]
