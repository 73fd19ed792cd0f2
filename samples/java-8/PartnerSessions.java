package com.example.portal;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.HttpURLConnection;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.util.Iterator;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Mints sessions at the BFF of Partner Widget Kit, with the partner's secret key. Java 8, and nothing but the JDK. One object serves all
 * threads. The key stands in no message, and neither does a secret.
 */
public final class PartnerSessions {

    /** The BFF said no, or did not answer. The message can be logged. */
    public static final class Refused extends IOException {
        private static final long serialVersionUID = 1L;
        /** The BFF's status; 0 where it did not answer. */
        public final int status;
        /** The BFF's code, such as {@code key-invalid}; {@code bff-unavailable} where it did not answer. */
        public final String code;
        /** The id under which the BFF's log knows the request; null where there is none. */
        public final String requestId;

        Refused(int status, String code, String requestId) {
            super(status == 0 ? "The BFF did not answer (" + code + ")."
                    : "The BFF answered " + status + " " + code + ", request " + requestId + ".");
            this.status = status;
            this.code = code;
            this.requestId = requestId;
        }
    }

    private static final int CONNECT_MILLISECONDS = 2000;
    private static final int READ_MILLISECONDS = 5000;
    private static final int LONGEST_ANSWER = 64 * 1024;
    private static final Pattern SECRET = Pattern.compile("\"secret\"\\s*:\\s*\"([A-Za-z0-9_.-]+)\"");
    private static final Pattern CODE = Pattern.compile("\"code\"\\s*:\\s*\"([a-z0-9-]+)\"");
    private static final Pattern REQUEST_ID = Pattern.compile("[A-Za-z0-9_.-]{1,128}");

    private final String url;
    private final String key;

    /**
     * @param url where this server reaches the BFF, such as {@code http://127.0.0.1:8787/partner-widgets}
     * @param key the partner's secret key
     */
    public PartnerSessions(String url, String key) {
        if (url == null || url.isEmpty()) throw new IllegalArgumentException("The BFF's address is missing.");
        if (key == null || !key.matches("[A-Za-z0-9_-]+")) throw new IllegalArgumentException("The secret key is missing, or is none.");
        this.url = url.replaceAll("/+$", "");
        this.key = key;
    }

    /**
     * Asks for a session in the name of an operator of the portal.
     *
     * @param userId  the portal's own id of who is signed in
     * @param roles   such as {@code administrator}; null where the BFF keeps the roles itself
     * @param origins the pages that may use the session, such as {@code https://portal.example.com}
     * @return the secret for the page: it works once, for a minute
     */
    public String mint(String userId, List<String> roles, List<String> origins) throws Refused {
        String subject = "{\"kind\":\"operator\",\"userId\":" + text(userId) + (roles == null ? "" : ",\"roles\":" + list(roles)) + "}";
        byte[] body = ("{\"subject\":" + subject + ",\"origins\":" + list(origins) + "}").getBytes(StandardCharsets.UTF_8);
        HttpURLConnection connection = null;
        try {
            connection = (HttpURLConnection) new URL(url + "/v1/sessions").openConnection();
            connection.setConnectTimeout(CONNECT_MILLISECONDS);
            connection.setReadTimeout(READ_MILLISECONDS);
            connection.setInstanceFollowRedirects(false);
            connection.setRequestMethod("POST");
            connection.setDoOutput(true);
            connection.setRequestProperty("Authorization", "Bearer " + key);
            connection.setRequestProperty("Content-Type", "application/json");
            connection.getOutputStream().write(body);
            return secretOf(connection);
        } catch (Refused refused) {
            throw refused;
        } catch (IOException failure) {
            if (connection != null) connection.disconnect();
            throw new Refused(0, "bff-unavailable", null);
        }
    }

    private static String secretOf(HttpURLConnection connection) throws IOException {
        int status = connection.getResponseCode();
        String answer = read(status < 400 ? connection.getInputStream() : connection.getErrorStream());
        Matcher secret = SECRET.matcher(answer);
        if (status == 201 && secret.find()) return secret.group(1);
        Matcher code = CODE.matcher(answer);
        String requestId = connection.getHeaderField("X-Request-Id");
        boolean isId = requestId != null && REQUEST_ID.matcher(requestId).matches();
        throw new Refused(status, code.find() ? code.group(1) : "answer-unreadable", isId ? requestId : null);
    }

    private static String read(InputStream stream) throws IOException {
        if (stream == null) return "";
        try (InputStream answer = stream) {
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            byte[] part = new byte[4096];
            for (int length = answer.read(part); length >= 0 && bytes.size() < LONGEST_ANSWER; length = answer.read(part))
                bytes.write(part, 0, length);
            return new String(bytes.toByteArray(), StandardCharsets.UTF_8);
        }
    }

    /** An array of texts, as JSON. */
    private static String list(List<String> values) {
        StringBuilder json = new StringBuilder("[");
        for (Iterator<String> each = values.iterator(); each.hasNext(); ) json.append(text(each.next())).append(each.hasNext() ? "," : "");
        return json.append(']').toString();
    }

    /** A text as JSON: quotes, backslashes and control characters are escaped, so that no name can end the text it stands in. */
    static String text(String value) {
        StringBuilder json = new StringBuilder("\"");
        for (int index = 0; index < value.length(); index++) {
            char one = value.charAt(index);
            if (one == '"' || one == '\\') json.append('\\').append(one);
            else if (one < ' ' || Character.isSurrogate(one)) json.append(String.format("\\u%04x", (int) one));
            else json.append(one);
        }
        return json.append('"').toString();
    }
}
