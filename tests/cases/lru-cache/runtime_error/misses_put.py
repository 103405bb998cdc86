class LRUCache:
    def __init__(self, capacity):
        self.values = {}

    def get(self, key):
        return self.values.get(key, -1)
