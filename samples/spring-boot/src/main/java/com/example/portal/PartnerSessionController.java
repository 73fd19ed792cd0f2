package com.example.portal;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.http.CacheControl;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.Authentication;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;

/** The route that the page's {@code fetchSession} asks. Spring Security has let in only who is signed in and sends the CSRF token. */
@RestController
class PartnerSessionController {
    private static final Logger LOG = LoggerFactory.getLogger(PartnerSessionController.class);

    private final PartnerSessions sessions;
    private final List<String> origins;

    PartnerSessionController(PartnerSessions sessions, @Value("${portal.origin}") String origin) {
        this.sessions = sessions;
        this.origins = List.of(origin);
    }

    @PostMapping("/partner-session")
    ResponseEntity<Map<String, String>> mint(Authentication signedIn) {
        try {
            String secret = sessions.mint(signedIn.getName(), rolesOf(signedIn), origins);
            return answer(200, Map.of("secret", secret));
        } catch (PartnerSessions.Refused refused) {
            LOG.warn("No session for {}: {}", signedIn.getName(), refused.getMessage());
            Map<String, String> problem = new HashMap<>();
            problem.put("code", refused.code);
            problem.put("requestId", refused.requestId);
            return answer(502, problem);
        }
    }

    /** YOUR ROLES go here: what somebody's authorities mean in the widgets. Null where the BFF keeps the roles itself. */
    private static List<String> rolesOf(Authentication signedIn) {
        boolean isAdministrator = signedIn.getAuthorities().stream().anyMatch(one -> "ROLE_ADMIN".equals(one.getAuthority()));
        return List.of(isAdministrator ? "administrator" : "account-manager");
    }

    private static ResponseEntity<Map<String, String>> answer(int status, Map<String, String> body) {
        return ResponseEntity.status(status).cacheControl(CacheControl.noStore()).body(body);
    }
}
