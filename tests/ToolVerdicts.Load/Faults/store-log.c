/*
 * Preloaded into a server: records operations on the files of a folder in their order, each before its call returns. STORE_LOG_FOLDER names
 * the folder, STORE_LOG the log. The test program appends to the same log, so each record is one write.
 */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <fcntl.h>
#include <pthread.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/uio.h>
#include <unistd.h>

struct head { uint32_t kind, name_length; uint64_t offset, length; };

static pthread_mutex_t order = PTHREAD_MUTEX_INITIALIZER;
static int log_file = -1;

#define REAL(result, name, ...) \
    static result (*real)(__VA_ARGS__); \
    if (!real) real = (result (*)(__VA_ARGS__))dlsym(RTLD_NEXT, name)

static const char *name_of(const char *path)
{
    const char *folder = getenv("STORE_LOG_FOLDER");
    size_t length = folder ? strlen(folder) : 0;
    return length && !strncmp(path, folder, length) && path[length] == '/' ? path + length + 1 : NULL;
}

static const char *name_of_file(int file, char *room, size_t size)
{
    char link[64];
    snprintf(link, sizeof link, "/proc/self/fd/%d", file);
    ssize_t length = readlink(link, room, size - 1);
    if (length < 0) return NULL;
    room[length] = 0;
    return name_of(room);
}

static void record(char kind, const char *name, uint64_t offset, const void *data, uint64_t length)
{
    if (log_file < 0) log_file = open(getenv("STORE_LOG"), O_WRONLY | O_APPEND | O_CREAT | O_CLOEXEC, 0644);
    struct head head = { (uint32_t)kind, (uint32_t)strlen(name), offset, length };
    struct iovec parts[] = { { &head, sizeof head }, { (void *)name, strlen(name) }, { (void *)data, data ? length : 0 } };
    if (writev(log_file, parts, 3) < 0) abort();
}

#define RECORDED(file, call, done, ...) \
    char room[4096]; \
    const char *name = name_of_file(file, room, sizeof room); \
    if (!name) return call; \
    pthread_mutex_lock(&order); \
    __typeof__(call) result = call; \
    if (done) record(__VA_ARGS__); \
    pthread_mutex_unlock(&order); \
    return result

ssize_t pwrite64(int file, const void *data, size_t length, off64_t offset)
{
    REAL(ssize_t, "pwrite64", int, const void *, size_t, off64_t);
    RECORDED(file, real(file, data, length, offset), result > 0, 'W', name, (uint64_t)offset, data, (uint64_t)result);
}

int ftruncate64(int file, off64_t length)
{
    REAL(int, "ftruncate64", int, off64_t);
    RECORDED(file, real(file, length), result == 0, 'T', name, (uint64_t)length, NULL, 0);
}

int fdatasync(int file)
{
    REAL(int, "fdatasync", int);
    RECORDED(file, real(file), result == 0, 'S', name, 0, NULL, 0);
}

int fsync(int file)
{
    REAL(int, "fsync", int);
    RECORDED(file, real(file), result == 0, 'S', name, 0, NULL, 0);
}

int unlink(const char *path)
{
    REAL(int, "unlink", const char *);
    const char *name = name_of(path);
    if (!name) return real(path);
    pthread_mutex_lock(&order);
    int result = real(path);
    if (result == 0) record('U', name, 0, NULL, 0);
    pthread_mutex_unlock(&order);
    return result;
}
