using System.Diagnostics;
using ToolVerdicts.Load.Votes;

namespace ToolVerdicts.Load.Pages;

/// <summary>nginx, set up to serve a folder's files and do nothing else: one worker, as the other servers are one process.</summary>
internal sealed class NginxProcess : IDisposable
{
    private readonly Process _process;

    private NginxProcess(Process process, int port) => (_process, Port) = (process, port);

    public int Port { get; }

    public int Id => _process.Id;

    public static NginxProcess Start(string folder)
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
              access_log off;
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
              server {
                listen 127.0.0.1:{{port}};
                root {{folder}};
                location = /{{PageBytes.Brotli}} { add_header Content-Encoding br; }
              }
            }
            """);
        return new NginxProcess(Process.Start(new ProcessStartInfo("nginx", ["-c", settings]) { UseShellExecute = false })!, port);
    }

    public void Dispose()
    {
        _process.Kill();
        _process.WaitForExit();
        _process.Dispose();
    }
}
