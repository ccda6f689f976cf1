using System.Diagnostics;
using ToolVerdicts.Load.Votes;

namespace ToolVerdicts.Load.Pages;

/// <summary>nginx with one worker, as the other servers are one process.</summary>
internal sealed class NginxProcess : IDisposable
{
    /// <summary>Where the first line of each request stands that it passed on.</summary>
    public const string RequestLog = "requests.log";

    private readonly Process _process;

    private NginxProcess(Process process, int port) => (_process, Port) = (process, port);

    public int Port { get; }

    public int Id => _process.Id;

    /// <summary>Serves a folder's files and does nothing else.</summary>
    public static NginxProcess Start(string folder) => Start(folder, upstream: "", $$"""
        root {{folder}};
        location = /{{PageBytes.Brotli}} { add_header Content-Encoding br; }
        """);

    /// <summary>Passes every request on to a server, over few connections that all share.</summary>
    public static NginxProcess InFrontOf(int server, bool isBuffered, string folder) => Start(
        folder,
        $$"""upstream site { server 127.0.0.1:{{server}}; keepalive 2; }""",
        $$"""
        location / {
          proxy_pass http://site;
          proxy_http_version 1.1;
          proxy_request_buffering {{(isBuffered ? "on" : "off")}};
          proxy_set_header Connection "";
          proxy_set_header Host $http_host;
          proxy_set_header X-Forwarded-For $remote_addr;
        }
        """).Ready();

    private static NginxProcess Start(string folder, string upstream, string location)
    {
        var port = ServerProcess.FreePort();
        var settings = Path.Combine(folder, "nginx.conf");
        File.WriteAllText(settings, $$"""
            daemon off;
            master_process off;
            pid {{folder}}/nginx.pid;
            error_log {{folder}}/nginx.log;
            events { worker_connections 1024; }
            http {
              log_format requests '$request';
              access_log {{(upstream.Length == 0 ? "off" : $"{folder}/{RequestLog} requests")}};
              sendfile on;
              tcp_nopush on;
              etag on;
              keepalive_requests 1000000000;
              client_body_temp_path {{folder}};
              proxy_temp_path {{folder}};
              fastcgi_temp_path {{folder}};
              uwsgi_temp_path {{folder}};
              scgi_temp_path {{folder}};
              open_file_cache max=16;
              default_type text/html;
              {{upstream}}
              server {
                listen 127.0.0.1:{{port}};
                {{location}}
              }
            }
            """);
        return new NginxProcess(Process.Start(new ProcessStartInfo("nginx", ["-c", settings]) { UseShellExecute = false })!, port);
    }

    private NginxProcess Ready()
    {
        Wait.UntilAsync(() => _process.HasExited || ServerProcess.Listens(Port), "nginx to listen").GetAwaiter().GetResult();
        return this;
    }

    public void Dispose()
    {
        _process.Kill();
        _process.End();
        _process.Dispose();
    }
}
