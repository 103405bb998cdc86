def order_jobs(jobs):
    return list(range(len(jobs)))
