package io.shouwen.server.slip;

import io.shouwen.server.subject.SubjectId;

import java.time.Instant;
import java.util.Optional;

/**
 * The slip of one job.
 *
 * @param nth which of the request's slips it is; a job that was reopened has another one
 * @param person whose visit it is of
 * @param form phone, paper or unsigned; empty until it is filled
 * @param paper the number printed on the paper
 * @param returnedAt when the paper was handed in, or when it was signed on the phone
 * @param shelf where the paper is filed
 */
public record Slip(
        SubjectId request,
        int nth,
        int person,
        Instant visitedAt,
        String form,
        String paper,
        Optional<Instant> filledAt,
        Optional<Instant> returnedAt,
        String shelf) {

    static Slip opened(SubjectId request, int nth, int person, Instant at) {
        return new Slip(request, nth, person, at, "", "", Optional.empty(), Optional.empty(), "");
    }

    /** The number by which people name it. */
    public String number() {
        return request.number() + "/" + nth;
    }

    public boolean filled() {
        return filledAt.isPresent();
    }

    public boolean returned() {
        return returnedAt.isPresent();
    }

    /** The job took another trip. */
    Slip visitedAgain(int by, Instant at) {
        return new Slip(request, nth, by, at, form, paper, filledAt, returnedAt, shelf);
    }

    /** What is signed on the phone is back with the same word. */
    Slip filled(String how, String number, Instant at) {
        Optional<Instant> back =
                returnedAt.or(
                        () -> how.equals(SlipKinds.PHONE) ? Optional.of(at) : Optional.empty());
        return new Slip(request, nth, person, visitedAt, how, number, Optional.of(at), back, shelf);
    }

    Slip returned(String where, Instant at) {
        return new Slip(
                request,
                nth,
                person,
                visitedAt,
                form,
                paper,
                filledAt.or(() -> Optional.of(at)),
                Optional.of(returnedAt.orElse(at)),
                where);
    }
}
