package io.shouwen.server.file;

import io.shouwen.server.page.Refusal;
import io.shouwen.server.privacy.Attachment;
import io.shouwen.server.privacy.Media;

import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.multipart.MultipartFile;

import java.io.IOException;

/** Files as a browser sends them: only what is taken in, and only what can be opened. */
public final class Uploads {
    private Uploads() {}

    /** The bytes of a file; none if there is none or it is larger than anything taken in. */
    public static byte[] bytes(@Nullable MultipartFile file) throws IOException {
        return file == null || file.getSize() > (long) Media.PDF.megabytes() << 20
                ? new byte[0]
                : file.getBytes();
    }

    /** The file that the bytes are; a picture has to open. */
    public static Attachment read(byte[] file) {
        return Attachment.of(file)
                .filter(Uploads::readable)
                .orElseThrow(() -> new Refusal(HttpStatus.UNPROCESSABLE_CONTENT, "file-unfit"));
    }

    private static boolean readable(Attachment file) {
        return !file.media().picture() || Thumbnail.of(file.bytes()).isPresent();
    }
}
