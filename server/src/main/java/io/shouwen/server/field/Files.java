package io.shouwen.server.field;

import io.shouwen.server.file.FileKinds;
import io.shouwen.server.privacy.Picture;

import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What may be enclosed with which act, and how it must look. */
final class Files {
    static final String PHOTO = FileKinds.PHOTO;
    static final String SIGNATURE = FileKinds.SIGNATURE;
    static final String PRICE_SIGNATURE = FileKinds.PRICE_SIGNATURE;
    static final String EVIDENCE = FileKinds.EVIDENCE;
    static final String POSITION = FileKinds.POSITION;

    private static final int LONGEST_TEXT = 1_000;
    private static final Set<String> PICTURES = Set.of(PHOTO, SIGNATURE, PRICE_SIGNATURE);
    private static final Map<String, String> OF_ACTS =
            Map.of(
                    "agreed", EVIDENCE,
                    "photo", PHOTO,
                    "price", PRICE_SIGNATURE,
                    "signed", SIGNATURE,
                    "position", POSITION);

    private Files() {}

    /** The one sort of thing that an act may carry. */
    static Optional<String> of(String act) {
        return Optional.ofNullable(OF_ACTS.get(act));
    }

    /** Whether the content is a picture, or a short text, as its sort asks. */
    static boolean fits(String sort, String content) {
        return PICTURES.contains(sort)
                ? Picture.fits(content)
                : !content.isBlank() && content.length() <= LONGEST_TEXT;
    }
}
