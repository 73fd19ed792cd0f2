package com.example.portal;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.Paths;
import java.util.Collections;
import java.util.concurrent.Executors;

/** A portal as small as can be, to try {@link PartnerSessions} with: one folder of pages, and the route that they ask for a session. */
public final class Portal {
    private static final String ORIGIN = setting("PORTAL_ORIGIN", "http://localhost:3000");
    private static final Path PAGES = Paths.get(setting("PAGES", "../plain-html")).toAbsolutePath().normalize();

    private final PartnerSessions sessions;

    private Portal(PartnerSessions sessions) {
        this.sessions = sessions;
    }

    public static void main(String[] arguments) throws IOException {
        Portal portal = new Portal(
                new PartnerSessions(setting("PARTNER_WIDGETS_URL", "http://localhost:8787"), setting("PARTNER_WIDGETS_KEY", "")));
        int port = Integer.parseInt(setting("PORT", "3000"));
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
        server.createContext("/partner-session", portal::mint);
        server.createContext("/", portal::sendFile);
        server.setExecutor(Executors.newFixedThreadPool(16));
        server.start();
        System.out.println("http://localhost:" + server.getAddress().getPort() + "/");
    }

    /** YOUR SIGN-IN goes here: who is signed in, from your own session, or null. Until then PORTAL_OPERATOR stands in for it. */
    private static String signedIn(HttpExchange exchange) {
        return setting("PORTAL_OPERATOR", null);
    }

    private void mint(HttpExchange exchange) throws IOException {
        exchange.getResponseHeaders().set("Cache-Control", "no-store");
        String userId = signedIn(exchange);
        // Browsers say with every POST which page sends it. A page of another site is not let in.
        if (!exchange.getRequestMethod().equals("POST")) answer(exchange, 405, "{\"code\":\"method-not-allowed\"}");
        else if (!ORIGIN.equals(exchange.getRequestHeaders().getFirst("Origin"))) answer(exchange, 403, "{\"code\":\"origin-not-allowed\"}");
        else if (userId == null) answer(exchange, 401, "{\"code\":\"not-signed-in\"}");
        else mintFor(userId, exchange);
    }

    private void mintFor(String userId, HttpExchange exchange) throws IOException {
        try {
            String secret = sessions.mint(userId, Collections.singletonList("administrator"), Collections.singletonList(ORIGIN));
            answer(exchange, 200, "{\"secret\":\"" + secret + "\"}");
        } catch (PartnerSessions.Refused refused) {
            System.err.println("No session for " + userId + ": " + refused.getMessage());
            String id = refused.requestId == null ? "" : ",\"requestId\":\"" + refused.requestId + "\"";
            answer(exchange, 502, "{\"code\":\"" + refused.code + "\"" + id + "}");
        }
    }

    private static void answer(HttpExchange exchange, int status, String json) throws IOException {
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        send(exchange, status, json.getBytes(StandardCharsets.UTF_8));
    }

    private void sendFile(HttpExchange exchange) throws IOException {
        String path = exchange.getRequestURI().getPath();
        Path file = PAGES.resolve("." + (path.equals("/") ? "/index.html" : path)).normalize();
        boolean isThere = file.startsWith(PAGES) && Files.isRegularFile(file);
        if (isThere) exchange.getResponseHeaders().set("Content-Type", typeOf(file.toString()));
        send(exchange, isThere ? 200 : 404, isThere ? Files.readAllBytes(file) : new byte[0]);
    }

    private static String typeOf(String file) {
        if (file.endsWith(".html")) return "text/html; charset=utf-8";
        if (file.endsWith(".js")) return "text/javascript";
        return file.endsWith(".css") ? "text/css" : "application/octet-stream";
    }

    private static void send(HttpExchange exchange, int status, byte[] body) throws IOException {
        exchange.sendResponseHeaders(status, body.length == 0 ? -1 : body.length);
        if (body.length > 0) exchange.getResponseBody().write(body);
        exchange.close();
    }

    private static String setting(String name, String otherwise) {
        String value = System.getenv(name);
        return value == null || value.isEmpty() ? otherwise : value;
    }
}
