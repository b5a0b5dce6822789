package handshake.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/// Starts the servers that are compared, each with a configuration of its own.
public final class Servers {
    private static final int MANY = 20_000;

    private final Path folder;
    private final Path files;

    /// @param folder where configurations and logs go
    /// @param files the folder to serve
    public Servers(Path folder, Path files) {
        this.folder = folder;
        this.files = files;
    }

    /// Solution 10's `serve`.
    ///
    /// @param classes its compiled classes
    public Server solution(Path classes) throws IOException, InterruptedException {
        int port = Server.freePort();
        return Server.start(
                "solution 10",
                Protocol.HANDSHAKE,
                port,
                folder,
                List.of(
                        java(),
                        "-cp",
                        classes.toString(),
                        "lesson10.Serve",
                        files.toString(),
                        "--port",
                        "" + port,
                        "--max-clients",
                        "" + MANY));
    }

    /// nginx with sendfile, one worker.
    public Server nginx() throws IOException, InterruptedException {
        int port = Server.freePort();
        Path configuration = folder.resolve("nginx.conf");
        Files.writeString(
                configuration,
                """
                daemon off;
                master_process off;
                pid %1$s/nginx.pid;
                error_log %1$s/nginx.log;
                worker_rlimit_nofile %3$d;
                events { worker_connections %3$d; }
                http {
                    access_log off;
                    sendfile on;
                    tcp_nopush on;
                    keepalive_timeout 300;
                    client_header_timeout 300;
                    client_body_temp_path %1$s;
                    proxy_temp_path %1$s;
                    fastcgi_temp_path %1$s;
                    uwsgi_temp_path %1$s;
                    scgi_temp_path %1$s;
                    server { listen 127.0.0.1:%2$d backlog=4096; root %4$s; }
                }
                """
                        .formatted(folder, port, MANY, files));
        return Server.start(
                "nginx",
                Protocol.HTTP,
                port,
                folder,
                List.of(nginxProgram(), "-p", folder.toString(), "-c", configuration.toString()));
    }

    /// Python's own file server.
    public Server python() throws IOException, InterruptedException {
        int port = Server.freePort();
        return Server.start(
                "python3 -m http.server",
                Protocol.HTTP,
                port,
                folder,
                List.of(
                        "python3",
                        "-m",
                        "http.server",
                        "" + port,
                        "--bind",
                        "127.0.0.1",
                        "--directory",
                        files.toString()));
    }

    /// iperf3, which sends bytes from memory: what this machine's loopback can do.
    public Server iperf() throws IOException, InterruptedException {
        int port = Server.freePort();
        return Server.start(
                "iperf3",
                Protocol.HTTP,
                port,
                folder,
                List.of("iperf3", "-s", "-B", "127.0.0.1", "-p", "" + port));
    }

    /// Debian keeps nginx where an ordinary user's PATH does not reach.
    private static String nginxProgram() {
        Path debian = Path.of("/usr/sbin/nginx");
        return Files.isExecutable(debian) ? debian.toString() : "nginx";
    }

    static String java() {
        return Path.of(System.getProperty("java.home"), "bin", "java").toString();
    }
}
