/*
 * Preloaded into a server: makes calls on the files of a folder fail as on a broken disk. IO_ERRORS_FOLDER names the folder, IO_ERRORS the
 * file that the test program has mapped into memory, too, and through which it controls the failures.
 */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <stdatomic.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <unistd.h>

/*
 * calls: the kinds of calls that fail, a bit each. skipped: calls that succeed before the first failure. failing: calls that fail after
 * those. error: the errno of a failure. failed: failures so far.
 */
struct control { _Atomic long calls, skipped, failing, error, failed; };

enum { WRITE = 1, SYNC = 2, TRUNCATE = 4 };

static struct control *control;

__attribute__((constructor)) static void map(void)
{
    const char *path = getenv("IO_ERRORS");
    int file = path ? open(path, O_RDWR | O_CLOEXEC) : -1;
    void *mapped = file < 0 ? MAP_FAILED : mmap(NULL, sizeof *control, PROT_READ | PROT_WRITE, MAP_SHARED, file, 0);
    if (mapped != MAP_FAILED) control = mapped;
    if (file >= 0) close(file);
}

static int is_of_store(int file)
{
    char link[64], path[4096];
    const char *folder = getenv("IO_ERRORS_FOLDER");
    snprintf(link, sizeof link, "/proc/self/fd/%d", file);
    ssize_t length = readlink(link, path, sizeof path);
    return folder && length > (ssize_t)strlen(folder) && !strncmp(path, folder, strlen(folder));
}

static int fails(long call, int file)
{
    if (!control || !(control->calls & call) || !is_of_store(file)) return 0;
    if (atomic_fetch_sub(&control->skipped, 1) > 0) return 0;
    if (atomic_fetch_sub(&control->failing, 1) <= 0) return 0;
    atomic_fetch_add(&control->failed, 1);
    errno = (int)control->error;
    return 1;
}

#define REAL(result, name, ...) \
    static result (*real)(__VA_ARGS__); \
    if (!real) real = (result (*)(__VA_ARGS__))dlsym(RTLD_NEXT, name)

ssize_t pwrite64(int file, const void *data, size_t length, off64_t offset)
{
    REAL(ssize_t, "pwrite64", int, const void *, size_t, off64_t);
    return fails(WRITE, file) ? -1 : real(file, data, length, offset);
}

int ftruncate64(int file, off64_t length)
{
    REAL(int, "ftruncate64", int, off64_t);
    return fails(TRUNCATE, file) ? -1 : real(file, length);
}

int fdatasync(int file)
{
    REAL(int, "fdatasync", int);
    return fails(SYNC, file) ? -1 : real(file);
}

int fsync(int file)
{
    REAL(int, "fsync", int);
    return fails(SYNC, file) ? -1 : real(file);
}
