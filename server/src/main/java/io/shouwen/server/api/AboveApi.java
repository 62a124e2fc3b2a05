package io.shouwen.server.api;

import io.shouwen.server.above.AboveOrders;
import io.shouwen.server.access.Caller;
import io.shouwen.server.page.Refusal;

import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RestController;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;

/** Orders that a hotline above sends by itself; what it answers later are facts of the request. */
@RestController
class AboveApi {
    private final AboveOrders orders;
    private final ApiOpening opening;

    AboveApi(AboveOrders orders, ApiOpening opening) {
        this.orders = orders;
        this.opening = opening;
    }

    @PostMapping("/api/v1/orders-from-above")
    ResponseEntity<Told> receive(
            Caller caller,
            @RequestHeader(name = "Idempotency-Key", required = false) @Nullable String key,
            @RequestBody AboveBody body) {
        if (key == null || key.isBlank() || key.length() > 200) {
            throw new Refusal(HttpStatus.BAD_REQUEST, "idempotency-key-missing");
        }
        io.shouwen.server.api.RequestBody whose =
                new io.shouwen.server.api.RequestBody(
                        body.unit(),
                        body.type(),
                        null,
                        body.customer(),
                        body.receiver(),
                        List.of());
        AboveOrders.Order order =
                new AboveOrders.Order(
                        opening.unit(caller, whose, List.of()),
                        opening.firstContact(caller, whose),
                        FactBody.orEmpty(body.source()),
                        FactBody.orEmpty(body.reference()),
                        FactBody.orEmpty(body.matterClass()),
                        ApiOpening.type(FactBody.orEmpty(body.type())),
                        due(FactBody.orEmpty(body.due())),
                        FactBody.orEmpty(body.text()),
                        ApiOpening.values(whose));
        Told told = Told.of(orders.receive(ApiSight.sender(caller, key.strip()), order));
        return ResponseEntity.status(told.again() ? HttpStatus.OK : HttpStatus.CREATED)
                .header("Location", "/api/v1/requests/" + told.request())
                .body(told);
    }

    private static Instant due(String written) {
        try {
            return OffsetDateTime.parse(written).toInstant();
        } catch (DateTimeException e) {
            throw new Refusal(
                    HttpStatus.UNPROCESSABLE_CONTENT, "moment-not-readable", "due", written);
        }
    }
}
